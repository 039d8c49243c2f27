import { dataverseError } from '@deskhand/contract/errors'
import { definitionPath } from '../metadata/definitionPath.ts'
import { definitionSets } from '../metadata/definitions/definitionSets.ts'
import { filterDefinitions } from '../metadata/filterDefinitions.ts'
import { checkOptions, formatDefinition, shapeOf } from '../metadata/formatDefinition.ts'
import { parseQueryOptions } from '../odata/parseQueryOptions.ts'
import { json } from './answer.ts'
import type { ResourceOf, Verb } from './apiRequest.ts'

/**
 * `GET /EntityDefinitions…`, and the other sets of definitions: what tables, columns, choices and relationships there
 * are. Whoever is signed in may read them; there is no paging.
 * Source: Dataverse wire, section 3.10.
 */
export const entityDefinitions: Verb<ResourceOf<'definitions'>> = async ({ resource, query, baseUrl }) => {
  const place = definitionPath(resource.segments)
  const options = parseQueryOptions(query)
  const context = `${baseUrl}/$metadata#${place.context}`
  if (place.kind === 'value') return json(JSON.stringify({ '@odata.context': context, value: place.value }))
  if (options.filter !== undefined && (place.kind === 'one' || !place.filterable))
    throw dataverseError('BadQuery', 'The query parameter $filter is not supported')
  checkOptions(place.type, options)
  const shaped = `${context}${shapeOf(options)}`
  if (place.kind === 'one') {
    const definition = formatDefinition(place.definition, place.type, options)
    return json(JSON.stringify({ '@odata.context': `${shaped}/$entity`, ...definition }))
  }
  const found = filterDefinitions(place.definitions, place.type, options.filter, options.aliases)
  const value = found.map(one => formatDefinition(one, place.type, options))
  return json(JSON.stringify({ '@odata.context': shaped, value }))
}

/** Definitions are made by the contract; nobody changes them by requests. */
export const refuseDefinitionChange: Verb<ResourceOf<'definitions'>> = async ({ resource }) => {
  const [first] = resource.segments
  const set = first?.kind === 'name' ? definitionSets[first.name] : undefined
  throw dataverseError('MetadataIsReadOnly', set?.type.name ?? 'MetadataBase')
}
