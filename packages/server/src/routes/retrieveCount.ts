import { retrieveCount as read } from '../odata/retrieveCount.ts'
import type { ResourceOf, Verb } from './apiRequest.ts'
import { publishedOnly } from './publishedOnly.ts'
import { readRequest } from './readRequest.ts'

/** `GET /set/$count`: how many rows a list has. Source: Dataverse wire, section 3.5. */
export const retrieveCount: Verb<ResourceOf<'count'>> = (request, parts) => {
  const { table } = request.resource
  return read({ ...readRequest(request, table, parts), ...publishedOnly(table, request.headers) })
}
