import { dataverseError } from '@deskhand/contract/errors'
import { type KeyedRow, resourcePath } from '../routes/resourcePath.ts'
import { idByKey } from '../store/idByKey.ts'
import type { Steps } from '../store/steps.ts'
import { type ContentIds, noContentIds } from './writing.ts'

/** A row that a URL names, by its id or by an alternate key. */
export type RowKey = KeyedRow

/**
 * The row a URL in a body names: absolute, rooted or relative, by id or alternate key, or by the `Content-ID` of an
 * earlier request; undefined where it names something else.
 *
 * @example
 * rowKeyAt('https://host/api/data/v9.2/workflows(<guid>)')
 * rowKeyAt("/dh_connections(dh_name='orders')")
 * rowKeyAt('$1', contentIds)
 *
 * @throws DataverseError where a segment or key is not known
 *
 * Source: Dataverse wire, sections 3.7 and 3.9.
 */
export function rowKeyAt(url: string, contentIds: ContentIds = noContentIds): RowKey | undefined {
  if (url.length > longest) return undefined
  const contentId = /^\/?\$(\w{1,100})$/.exec(url)?.[1]
  if (contentId !== undefined) {
    const made = contentIds.get(contentId)
    if (made === undefined) throw dataverseError('ContentIdUnknown', contentId)
    return rowKeyAt(made)
  }
  const path = /^(?:(?:https?:\/\/[^/]+)?\/api\/data\/v9\.\d\/|\/)?([^/].*)$/s.exec(url)?.[1]
  if (path === undefined || path.startsWith('http')) return undefined
  const resource = resourcePath(path)
  if (resource.kind !== 'row') return undefined
  const { kind: _kind, ...key } = resource
  return key
}

/** As long as a URL may be. Source: Dataverse wire, section 3.1. */
const longest = 32_768

/** The id of the row. @throws DataverseError `RecordNotFoundByEntityKey` */
export function* idOf({ table, id, alternateKey }: RowKey): Steps<string> {
  if (alternateKey === undefined) return id
  const found = yield* idByKey(table, alternateKey)
  if (found === undefined) throw dataverseError('RecordNotFoundByEntityKey', table.logicalName)
  return found
}
