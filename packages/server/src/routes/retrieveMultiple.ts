import { asksFetchXml, retrieveFetch } from '../fetchXml/retrieveFetch.ts'
import { retrieveMultiple as read } from '../odata/retrieveMultiple.ts'
import type { ResourceOf, Verb } from './apiRequest.ts'
import { publishedRequest } from './readRequest.ts'

/** `GET /set`: a list. Source: Dataverse wire, sections 1.2, 3.4 and 3.5. */
export const retrieveMultiple: Verb<ResourceOf<'set'>> = (request, parts) => {
  const asked = publishedRequest(request, request.resource.table, parts)
  return asksFetchXml(request.query) ? retrieveFetch(asked) : read(asked)
}
