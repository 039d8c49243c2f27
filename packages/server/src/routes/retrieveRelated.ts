import { dataverseError } from '@deskhand/contract/errors'
import { requireRow } from '../authorization/requireRow.ts'
import { retrieve } from '../odata/retrieve.ts'
import { retrieveCount } from '../odata/retrieveCount.ts'
import { retrieveMultiple } from '../odata/retrieveMultiple.ts'
import { noContent } from './answer.ts'
import type { ResourceOf, Verb } from './apiRequest.ts'
import { publishedRequest } from './readRequest.ts'
import { pointedTo, relatedId, relatedRows } from './relatedRows.ts'

/**
 * `GET /set(id)/navigation`: the row a lookup points to, 204 where it is empty; or the rows of a collection, with all
 * the options of a list, one of them by its key, or their number.
 * Source: Dataverse wire, sections 3.4 and 3.5.
 */
export const retrieveRelated: Verb<ResourceOf<'related'>> = async (request, parts) => {
  const { table, id, name, navigation, related, count } = request.resource
  if (navigation.kind === 'single') {
    const target = await pointedTo(request, table, id, navigation, parts.store)
    if (target === undefined) return noContent
    return retrieve(publishedRequest(request, target.table, parts), target.id)
  }
  await requireRow(parts.store, request.user, 'Read', table, id, [])
  const asked = publishedRequest(request, navigation.table, parts)
  if (related !== undefined) {
    const found = await relatedId(navigation, id, related, parts.store)
    if (found === undefined) throw dataverseError('ResourceNotFound', name)
    return retrieve(asked, found)
  }
  const rows = relatedRows(asked, navigation, id, `${table.set}(${id})/${name}`)
  return count ? retrieveCount(rows) : retrieveMultiple(rows)
}
