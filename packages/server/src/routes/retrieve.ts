import { retrieve as read } from '../odata/retrieve.ts'
import type { ResourceOf, Verb } from './apiRequest.ts'
import { readRequest } from './readRequest.ts'

/** `GET /set(id)`: one row. Source: Dataverse wire, sections 3.4 and 3.7. */
export const retrieve: Verb<ResourceOf<'row'>> = (request, parts) =>
  read(readRequest(request, request.resource.table, parts), request.resource.id)
