import { rowByKey } from '../authorization/rowByKey.ts'
import type { UserContext } from '../authorization/userContext.ts'
import type { KeyedRow } from '../routes/resource.ts'
import { resourcePath } from '../routes/resourcePath.ts'
import type { Steps } from '../store/steps.ts'

/** A row that a URL names, by its id or by an alternate key. */
export type RowKey = KeyedRow

/**
 * The row a URL in a body names: absolute, rooted or relative, by id or alternate key; undefined where it names something
 * else.
 *
 * @example
 * rowKeyAt('https://host/api/data/v9.2/workflows(<guid>)')
 * rowKeyAt("/dh_connections(dh_name='orders')")
 *
 * @throws DataverseError where a segment or key is not known
 *
 * Source: Dataverse wire, section 3.7.
 */
export function rowKeyAt(url: string): RowKey | undefined {
  if (url.length > longest) return undefined
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
export function* idOf(user: UserContext, { table, id, alternateKey }: RowKey): Steps<string> {
  return alternateKey === undefined ? id : yield* rowByKey(user, table, alternateKey)
}
