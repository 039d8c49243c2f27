import type { Table } from '@deskhand/contract/table'
import { requireRow } from '../authorization/requireRow.ts'
import { retrieveMultiple } from '../odata/retrieveMultiple.ts'
import { type Answer, json, noContent } from './answer.ts'
import type { ResourceOf, Verb } from './apiRequest.ts'
import { publishedRequest } from './readRequest.ts'
import { pointedTo, relatedId, relatedRows } from './relatedRows.ts'

/**
 * `GET /set(id)/navigation/$ref`: the URLs of the rows, not the rows.
 *
 *     {"@odata.context":"…/$metadata#Collection($ref)","value":[{"@odata.id":"…/flowsessions(…)"}]}
 *
 * Source: Dataverse wire, section 3.4.
 */
export const retrieveReferences: Verb<ResourceOf<'reference'>> = async (request, parts) => {
  const { table, id, name, navigation, related } = request.resource
  const { store } = parts
  const { user, baseUrl } = request
  if (navigation.kind === 'single') {
    const target = await store.read(() => pointedTo(user, table, id, navigation))
    if (target === undefined) return noContent
    await requireRow(store, user, 'Read', target.table, target.id, [])
    return reference(baseUrl, target.table, target.id)
  }
  if (related !== undefined) {
    const found = await store.read(() => relatedId(user, { table, id }, navigation, related, store.dialect))
    return reference(baseUrl, navigation.table, found)
  }
  await requireRow(store, user, 'Read', table, id, [])
  const asked = publishedRequest(request, navigation.table, parts)
  return retrieveMultiple(relatedRows(asked, navigation, id, `${table.set}(${id})/${name}/$ref`), 'references')
}

/** `GET /set(id)/$ref`: the URL of the row, which must be there. Source: OData 4.0, part 2, section 4.7. */
export const retrieveOwnReference: Verb<ResourceOf<'ownReference'>> = async (request, { store }) => {
  const { table, id } = request.resource
  await requireRow(store, request.user, 'Read', table, id, [])
  return reference(request.baseUrl, table, id)
}

/** `GET /set/$ref`: the URLs of the rows of a list. */
export const retrieveOwnReferences: Verb<ResourceOf<'ownReferences'>> = (request, parts) => {
  const { table } = request.resource
  return retrieveMultiple({ ...publishedRequest(request, table, parts), path: `${table.set}/$ref` }, 'references')
}

const reference = (baseUrl: string, table: Table, id: string): Answer =>
  json(JSON.stringify({ '@odata.context': `${baseUrl}/$metadata#$ref`, '@odata.id': `${baseUrl}/${table.set}(${id})` }))
