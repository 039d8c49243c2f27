import { definitionSets } from '../definitions/definitionSets.ts'
import { attributeTypes } from '../types/attributeMetadata.ts'
import { entityMetadata } from '../types/entityMetadata.ts'
import { allNavigations, type EnumOf, type MetadataProperty, type MetadataType } from '../types/metadataType.ts'
import {
  booleanOptionSetMetadata,
  optionSetMetadata,
  stateOptionMetadata,
  statusOptionMetadata,
} from '../types/optionSetMetadata.ts'
import { manyToManyRelationshipMetadata, oneToManyRelationshipMetadata } from '../types/relationshipMetadata.ts'
import { alias, type CsdlEnum, type CsdlSet, type CsdlType, namespace } from './csdlModel.ts'

/** The types of the definitions themselves, with all they are made of. Source: Dataverse wire, section 3.10. */
export const definitionTypes = (): readonly CsdlType[] => [
  { kind: 'entity', name: root, abstract: true, properties: [], navigations: [] },
  ...allTypes().map(typeOf),
]

const root = 'crmmodelbaseentity'

export function definitionEnums(): readonly CsdlEnum[] {
  const enums = new Map<string, EnumOf>()
  for (const { properties } of allTypes())
    for (const { type } of Object.values(properties))
      if (typeof type === 'object' && 'enum' in type) enums.set(type.enum, type)
  return [...enums.values()].map(({ enum: name, flags, members }) => ({ name, flags, members }))
}

export const definitionCsdlSets = (): readonly CsdlSet[] =>
  Object.entries(definitionSets).map(([name, { type }]) => ({
    name,
    type: `${namespace}.${type.name}`,
    bindings: {},
  }))

/** The types that are named here, and all that they derive from, contain and lead to; bases first. */
function allTypes(): readonly MetadataType[] {
  const found = new Set<MetadataType>()
  const add = (type: MetadataType): void => {
    if (found.has(type)) return
    if (type.base !== undefined) add(type.base)
    found.add(type)
    for (const { type: inner } of Object.values(type.properties))
      if (typeof inner === 'object' && 'properties' in inner) add(inner)
    for (const navigation of Object.values(allNavigations(type))) add(navigation.type())
  }
  const named = [
    entityMetadata,
    ...Object.values(attributeTypes),
    optionSetMetadata,
    booleanOptionSetMetadata,
    stateOptionMetadata,
    statusOptionMetadata,
    oneToManyRelationshipMetadata,
    manyToManyRelationshipMetadata,
  ]
  named.forEach(add)
  return [...found]
}

function typeOf({ name, kind, base, abstract, properties, navigations }: MetadataType): CsdlType {
  const baseName = base?.name ?? (kind === 'entity' ? root : undefined)
  return {
    kind,
    name,
    ...(baseName !== undefined && { base: `${alias}.${baseName}` }),
    ...(abstract === true && { abstract }),
    ...(name === 'MetadataBase' && { key: 'MetadataId' }),
    properties: Object.entries(properties).map(([property, { type, many }]) => ({
      name: property,
      type: typeName(type),
      ...(many && { many }),
      nullable: !many,
      ...(type === 'String' && { unicode: false as const }),
    })),
    navigations: Object.entries(navigations).map(([navigation, { type, many }]) => ({
      name: navigation,
      type: `${alias}.${type().name}`,
      many,
      nullable: !many,
    })),
  }
}

const typeName = (type: MetadataProperty['type']): string =>
  typeof type === 'string' ? `Edm.${type}` : `${alias}.${'enum' in type ? type.enum : type.name}`
