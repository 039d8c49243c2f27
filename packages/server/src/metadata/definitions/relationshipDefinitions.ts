import { type LookupRelationship, lookupRelationships } from '@deskhand/contract/lookupRelationships'
import { principalTables } from '@deskhand/contract/operation'
import type { Relationship } from '@deskhand/contract/relationship'
import { relationships } from '@deskhand/contract/relationships/index'
import { tables } from '@deskhand/contract/tables/index'
import { once } from '../once.ts'
import { manyToManyRelationshipMetadata, oneToManyRelationshipMetadata } from '../types/relationshipMetadata.ts'
import { type Definition, define } from './definition.ts'
import { labelOf } from './labelOf.ts'

/** All relationships: those that lookups make, then those of many to many. Source: Dataverse wire, section 3.10. */
export const relationshipDefinitions = (): readonly Definition[] => [
  ...oneToManyDefinitions(),
  ...relationships.map(manyToManyDefinition),
]

/**
 * The relationships that lookups make. A lookup whose rows are users and teams under one name, `ownerid`, leads to an
 * `owner`, and is one relationship.
 */
export const oneToManyDefinitions: () => readonly Definition[] = once(() => {
  const found = new Map<string, LookupRelationship>()
  for (const one of lookupRelationships(tables)) if (!found.has(one.schemaName)) found.set(one.schemaName, one)
  return [...found.values()].map(oneToManyDefinition)
})

function oneToManyDefinition(one: LookupRelationship): Definition {
  const targets = one.referencing.columns[one.column]?.targets ?? {}
  const toOwner =
    Object.values(targets).filter(navigation => navigation === one.navigation).length > 1 &&
    Object.keys(targets).every(target => principalTables.includes(target))
  return define(oneToManyRelationshipMetadata, called(one.schemaName), {
    ReferencedAttribute: toOwner ? 'ownerid' : one.referenced.key,
    ReferencedEntity: toOwner ? 'owner' : one.referenced.logicalName,
    ReferencingAttribute: one.column,
    ReferencingEntity: one.referencing.logicalName,
    ReferencedEntityNavigationPropertyName: one.schemaName,
    ReferencingEntityNavigationPropertyName: one.navigation,
    SchemaName: one.schemaName,
    SecurityTypes: 'Append',
    RelationshipType: 'OneToManyRelationship',
    AssociatedMenuConfiguration: menu(),
    CascadeConfiguration: {
      Assign: 'NoCascade',
      Delete: one.cascadeDelete ? 'Cascade' : 'RemoveLink',
      Archive: one.cascadeDelete ? 'Cascade' : 'RemoveLink',
      Merge: 'NoCascade',
      Reparent: 'NoCascade',
      Share: 'NoCascade',
      Unshare: 'NoCascade',
      RollupView: 'NoCascade',
    },
  })
}

/** A relationship of many to many. */
export function manyToManyDefinition({ schemaName, intersect, ends: [first, second] }: Relationship): Definition {
  return define(manyToManyRelationshipMetadata, called(schemaName), {
    Entity1LogicalName: first.table,
    Entity2LogicalName: second.table,
    IntersectEntityName: intersect,
    Entity1IntersectAttribute: first.column,
    Entity2IntersectAttribute: second.column,
    Entity1NavigationPropertyName: first.navigation,
    Entity2NavigationPropertyName: second.navigation,
    SchemaName: schemaName,
    RelationshipType: 'ManyToManyRelationship',
    Entity1AssociatedMenuConfiguration: menu(),
    Entity2AssociatedMenuConfiguration: menu(),
  })
}

const called = (schemaName: string): string => `relationship ${schemaName}`

/** There are no forms, hence no menus. */
const menu = () => ({
  Behavior: 'DoNotDisplay',
  Group: 'Details',
  Order: null,
  IsCustomizable: false,
  Icon: null,
  ViewId: '00000000-0000-0000-0000-000000000000',
  AvailableOffline: false,
  MenuId: null,
  QueryApi: null,
  Label: labelOf('', ''),
})
