import { retrieveProperty as read } from '../odata/retrieveProperty.ts'
import type { ResourceOf, Verb } from './apiRequest.ts'
import { readRequest } from './readRequest.ts'

/** `GET /set(id)/column`: one value as JSON. Source: Dataverse wire, section 3.4. */
export const retrieveProperty: Verb<ResourceOf<'property'>> = (request, parts) =>
  read(readRequest(request, request.resource.table, parts), request.resource.id, request.resource.name)
