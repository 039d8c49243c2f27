import { tables } from '@deskhand/contract/tables/index'
import { json } from './answer.ts'
import type { Verb } from './apiRequest.ts'

/** `GET /`: the entity sets there are. Source: Dataverse wire, section 3.4. */
export const serviceDocument: Verb = async ({ baseUrl }) =>
  json(JSON.stringify({ '@odata.context': `${baseUrl}/$metadata`, value: entitySets }))

const entitySets = tables
  .map(({ set }) => ({ name: set, kind: 'EntitySet', url: set }))
  .sort((one, other) => (one.name < other.name ? -1 : 1))
