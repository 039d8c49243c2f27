import { tables } from '@deskhand/contract/tables/index'
import { definitionSets } from '../metadata/definitions/definitionSets.ts'
import { json } from './answer.ts'
import type { Verb } from './apiRequest.ts'

/** `GET /`: the entity sets there are, those of tables by name, then those of definitions. Source: Dataverse wire, section 3.4. */
export const serviceDocument: Verb = async ({ baseUrl }) =>
  json(JSON.stringify({ '@odata.context': `${baseUrl}/$metadata`, value: entitySets }))

const entitySets = [...tables.map(({ set }) => set).sort(), ...Object.keys(definitionSets)].map(set => ({
  name: set,
  kind: 'EntitySet',
  url: set,
}))
