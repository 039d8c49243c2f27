import { dataverseError } from '@deskhand/contract/errors'
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
    const target = await pointedTo(request, table, id, navigation, store)
    if (target === undefined) return noContent
    await requireRow(store, user, 'Read', target.table, target.id, [])
    return reference(baseUrl, target.table, target.id)
  }
  await requireRow(store, user, 'Read', table, id, [])
  if (related !== undefined) {
    const found = await relatedId(navigation, id, related, store)
    if (found === undefined) throw dataverseError('ResourceNotFound', name)
    await requireRow(store, user, 'Read', navigation.table, found, [])
    return reference(baseUrl, navigation.table, found)
  }
  const asked = publishedRequest(request, navigation.table, parts)
  return retrieveMultiple(relatedRows(asked, navigation, id, `${table.set}(${id})/${name}/$ref`), 'references')
}

const reference = (baseUrl: string, table: Table, id: string): Answer =>
  json(JSON.stringify({ '@odata.context': `${baseUrl}/$metadata#$ref`, '@odata.id': `${baseUrl}/${table.set}(${id})` }))
