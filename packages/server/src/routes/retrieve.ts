import { retrieve as read } from '../odata/retrieve.ts'
import type { ResourceOf, Verb } from './apiRequest.ts'
import { publishedRequest } from './readRequest.ts'

/** `GET /set(id)`: one row. Source: Dataverse wire, sections 1.2, 3.4 and 3.7. */
export const retrieve: Verb<ResourceOf<'row'>> = (request, parts) =>
  read(publishedRequest(request, request.resource.table, parts), request.resource.id)
