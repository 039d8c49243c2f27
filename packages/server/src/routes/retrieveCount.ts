import { retrieveCount as read } from '../odata/retrieveCount.ts'
import type { ResourceOf, Verb } from './apiRequest.ts'
import { publishedRequest } from './readRequest.ts'

/** `GET /set/$count`: how many rows a list has. Source: Dataverse wire, sections 1.2 and 3.5. */
export const retrieveCount: Verb<ResourceOf<'count'>> = (request, parts) =>
  read(publishedRequest(request, request.resource.table, parts))
