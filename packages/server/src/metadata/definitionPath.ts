import { type DataverseError, dataverseError } from '@deskhand/contract/errors'
import type { Segment } from '../odata/query.ts'
import type { Definition } from './definitions/definition.ts'
import { definitionSets } from './definitions/definitionSets.ts'
import { isMany } from './formatDefinition.ts'
import { attributeMetadata, attributeTypes } from './types/attributeMetadata.ts'
import { entityKeyMetadata } from './types/entityMetadata.ts'
import { allNavigations, allProperties, isA, type MetadataType } from './types/metadataType.ts'
import { booleanOptionSetMetadata, optionSetMetadata } from './types/optionSetMetadata.ts'
import { manyToManyRelationshipMetadata, oneToManyRelationshipMetadata } from './types/relationshipMetadata.ts'

/** What a path into the definitions leads to. */
export type DefinitionPlace =
  | (Place & { readonly kind: 'many'; readonly definitions: readonly Definition[] })
  | (Place & { readonly kind: 'one'; readonly definition: Definition })
  | { readonly kind: 'value'; readonly context: string; readonly value: unknown }

interface Place {
  /** The type that the path promises. */
  readonly type: MetadataType
  /** As `@odata.context` calls it, without the key of the last part. */
  readonly context: string
  /** With that key: what the contexts of parts begin with. */
  readonly own: string
  /** `false`: definitions are found by their keys only. */
  readonly filterable: boolean
}

/**
 * Follows a path into the definitions.
 *
 *     EntityDefinitions
 *     EntityDefinitions(LogicalName='workflow'), EntityDefinitions(<id>)
 *     EntityDefinitions(…)/Attributes(LogicalName='name')
 *     EntityDefinitions(…)/Attributes/Microsoft.Dynamics.CRM.PicklistAttributeMetadata
 *     EntityDefinitions(…)/Attributes(…)/Microsoft.Dynamics.CRM.PicklistAttributeMetadata/OptionSet
 *     EntityDefinitions(…)/EntitySetName
 *     RelationshipDefinitions(SchemaName='…')
 *
 * Source: Dataverse wire, section 3.10.
 */
export function definitionPath([first, ...rest]: readonly Segment[]): DefinitionPlace {
  const set = first?.kind === 'name' ? definitionSets[first.name] : undefined
  if (first?.kind !== 'name' || set === undefined) throw notFound(first)
  const start = many(set.type, first.name, set.definitions(), set.filterable)
  return rest.reduce<DefinitionPlace>(follow, keyed(start, first, set.key))
}

type Named = Extract<Segment, { kind: 'name' }>
type Many = Extract<DefinitionPlace, { kind: 'many' }>

const many = (type: MetadataType, context: string, definitions: readonly Definition[], filterable = true): Many => ({
  kind: 'many',
  type,
  context,
  own: context,
  filterable,
  definitions,
})

function follow(place: DefinitionPlace, segment: Segment): DefinitionPlace {
  if (place.kind === 'value') throw notFound(segment)
  if (segment.kind === 'operation') return cast(place, segment)
  if (segment.kind !== 'name' || place.kind === 'many') throw notFound(segment)
  const navigations = allNavigations(place.type)
  const navigation = Object.hasOwn(navigations, segment.name) ? navigations[segment.name] : undefined
  const context = `${place.own}/${segment.name}`
  if (navigation === undefined) return property(place.definition, place.type, segment, context)
  const [type, found] = [navigation.type(), place.definition.related[segment.name]?.()]
  if (found === undefined) throw notFound(segment)
  if (isMany(found)) return keyed(many(type, context, found), segment, keyOf(type))
  if (segment.parentheses !== undefined) throw notFound(segment)
  return { kind: 'one', type, context, own: context, filterable: false, definition: found }
}

function property(definition: Definition, type: MetadataType, segment: Named, context: string): DefinitionPlace {
  if (segment.parentheses !== undefined || !Object.hasOwn(allProperties(type), segment.name)) throw notFound(segment)
  return { kind: 'value', context, value: definition.values[segment.name] }
}

/** One of many, where the path says which. */
function keyed(place: Many, { key, parentheses }: Named, keyName: string): DefinitionPlace {
  if (parentheses === undefined) return place
  const wanted = wantedBy(key, keyName)
  if (wanted === undefined)
    throw dataverseError(
      'BadQuery',
      `'${parentheses.slice(0, 200)}' is not a key of '${place.context}': use (${keyName}='<name>') or (<MetadataId>).`,
    )
  const definition = place.definitions.find(({ values }) => values[wanted.name] === wanted.value)
  if (definition === undefined) throw missing(place.type, wanted)
  const own = `${place.context}(${wanted.name === 'MetadataId' ? wanted.value : `'${wanted.value}'`})`
  return { ...place, kind: 'one', own, definition }
}

interface Wanted {
  readonly name: string
  readonly value: string
}

function wantedBy(key: Named['key'], keyName: string): Wanted | undefined {
  if (key?.kind === 'id') return { name: 'MetadataId', value: key.id }
  const [[name, literal] = [], ...more] = Object.entries(key?.values ?? {})
  if (literal === undefined || 'alias' in literal || more.length > 0) return undefined
  if (name === 'MetadataId' && literal.type === 'guid') return { name, value: literal.value }
  return name === keyName && literal.type === 'string' ? { name, value: literal.value } : undefined
}

/** Only what is of a type that derives from the promised one. */
function cast(place: Exclude<DefinitionPlace, { kind: 'value' }>, segment: Segment & { kind: 'operation' }) {
  const type = castTypes.find(({ name }) => name === segment.name)
  if (type === undefined || segment.parentheses !== undefined || !isA(type, place.type)) throw notFound(segment)
  const [context, own] = [place.context, place.own].map(path => `${path}/Microsoft.Dynamics.CRM.${type.name}`) as [
    string,
    string,
  ]
  if (place.kind === 'one') {
    if (!isA(place.definition.type, type)) throw notFound(segment)
    return { ...place, type, context, own }
  }
  return { ...place, type, context, own, definitions: place.definitions.filter(one => isA(one.type, type)) }
}

const castTypes: readonly MetadataType[] = [
  attributeMetadata,
  ...Object.values(attributeTypes),
  optionSetMetadata,
  booleanOptionSetMetadata,
  oneToManyRelationshipMetadata,
  manyToManyRelationshipMetadata,
]

const keyOf = (type: MetadataType): string =>
  type === attributeMetadata || type === entityKeyMetadata ? 'LogicalName' : 'SchemaName'

function missing(type: MetadataType, { name, value }: Wanted): DataverseError {
  return name === 'MetadataId'
    ? dataverseError('ObjectDoesNotExist', type.name, value)
    : dataverseError('DefinitionNotFound', nouns[type.name] ?? 'definition', value)
}

const nouns: Readonly<Record<string, string>> = {
  EntityMetadata: 'entity',
  AttributeMetadata: 'attribute',
  EntityKeyMetadata: 'key',
  OptionSetMetadataBase: 'optionset',
  RelationshipMetadataBase: 'relationship',
}

const notFound = (segment: Segment | undefined): DataverseError =>
  dataverseError(
    'ResourceNotFound',
    segment === undefined
      ? ''
      : segment.kind === 'name'
        ? segment.name
        : segment.kind === 'operation'
          ? `Microsoft.Dynamics.CRM.${segment.name}`
          : segment.kind,
  )
