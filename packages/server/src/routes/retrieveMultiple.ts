import { retrieveMultiple as read } from '../odata/retrieveMultiple.ts'
import type { ResourceOf, Verb } from './apiRequest.ts'
import { publishedRequest } from './readRequest.ts'

/** `GET /set`: a list. Source: Dataverse wire, sections 1.2, 3.4 and 3.5. */
export const retrieveMultiple: Verb<ResourceOf<'set'>> = (request, parts) =>
  read(publishedRequest(request, request.resource.table, parts))
