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
  const { user, resource } = request
  const { table, id, name, navigation, related, count } = resource
  const { store } = parts
  if (navigation.kind === 'single') {
    const target = await store.read(() => pointedTo(user, table, id, navigation))
    if (target === undefined) return noContent
    return retrieve(publishedRequest(request, target.table, parts), target.id)
  }
  const asked = publishedRequest(request, navigation.table, parts)
  if (related !== undefined) {
    const found = await store.read(() => relatedId(user, { table, id }, navigation, related, store.dialect))
    return retrieve(asked, found)
  }
  await requireRow(store, user, 'Read', table, id, [])
  const rows = relatedRows(asked, navigation, id, `${table.set}(${id})/${name}`)
  return count ? retrieveCount(rows) : retrieveMultiple(rows)
}
