import { workflow } from '@deskhand/contract/tables/workflow'
import { retrieveMultiple as read } from '../odata/retrieveMultiple.ts'
import type { Condition } from '../store/boundQuery.ts'
import type { ResourceOf, Verb } from './apiRequest.ts'
import { readRequest } from './readRequest.ts'

/**
 * `GET /set`: a list. Desktop flows that are not published are left out unless the caller asks for them.
 * Source: Dataverse wire, sections 1.2, 3.4 and 3.5.
 */
export const retrieveMultiple: Verb<ResourceOf<'set'>> = (request, parts) => {
  const { table } = request.resource
  const all = table !== workflow || unpublished.some(header => request.headers[header] === 'true')
  return read({ ...readRequest(request, table, parts), ...(!all && { also: isPublished }) })
}

/** Newer and older name of the same wish. */
const unpublished = ['mscrm.includeunpublished', 'mscrm.asunpublished'] as const

const isPublished: Condition = {
  kind: 'compare',
  operator: 'eq',
  column: { path: [], table: workflow, column: 'componentstate' },
  with: { value: 0 },
}
