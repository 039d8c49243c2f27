import { describeTable } from '@deskhand/contract/describeTable'
import { privileges } from '@deskhand/contract/privileges'
import { relationships } from '@deskhand/contract/relationships/index'
import type { Table } from '@deskhand/contract/table'
import { privilegeId } from '../../authorization/privilegeId.ts'
import { once } from '../once.ts'
import { entityKeyMetadata, entityMetadata } from '../types/entityMetadata.ts'
import { columnDefinition } from './columnDefinition.ts'
import { type Definition, define } from './definition.ts'
import { labelOf } from './labelOf.ts'
import { manyToManyDefinition, oneToManyDefinitions } from './relationshipDefinitions.ts'

/** A table as `EntityDefinitions` describe it. Source: Dataverse wire, section 3.10. */
export function tableDefinition(table: Table): Definition {
  const described = describeTable(table)
  const called = `table ${table.logicalName}`
  const oneToMany = (end: 'ReferencedEntity' | 'ReferencingEntity') => () =>
    oneToManyDefinitions().filter(({ values }) => values[end] === table.logicalName)
  return define(
    entityMetadata,
    called,
    {
      IsCustomEntity: described.isCustom,
      LogicalName: table.logicalName,
      ObjectTypeCode: table.objectTypeCode,
      OwnershipType: described.ownershipType,
      PrimaryNameAttribute: table.name,
      PrimaryIdAttribute: table.key,
      ReportViewName: `Filtered${table.schemaName}`,
      SchemaName: table.schemaName,
      IsStateModelAware: table.columns.statecode !== undefined,
      LogicalCollectionName: described.logicalCollectionName,
      CollectionSchemaName: described.collectionSchemaName,
      EntitySetName: table.set,
      IsSolutionAware: table.columns.componentstate !== undefined,
      TableType: described.tableType,
      Description: labelOf(`description of ${called}`, described.description),
      DisplayCollectionName: labelOf(`names of ${called}`, described.labelPlural),
      DisplayName: labelOf(`name of ${called}`, table.label),
      Privileges: privilegesOf(table),
    },
    {
      Attributes: once(() => columnsOf(table)),
      Keys: () => (table.alternateKeys ?? []).map(columns => keyDefinition(table, columns)),
      ManyToManyRelationships: () =>
        relationships.filter(({ ends }) => ends.some(end => end.table === table.logicalName)).map(manyToManyDefinition),
      ManyToOneRelationships: oneToMany('ReferencingEntity'),
      OneToManyRelationships: oneToMany('ReferencedEntity'),
    },
  )
}

const columnsOf = (table: Table): readonly Definition[] =>
  Object.keys(table.columns).map(name => columnDefinition(table, name))

function keyDefinition(table: Table, columns: readonly string[]): Definition {
  const name = `${columns.join('_')}_key`
  const called = `key ${table.logicalName}.${name}`
  return define(entityKeyMetadata, called, {
    LogicalName: name,
    SchemaName: name,
    EntityLogicalName: table.logicalName,
    KeyAttributes: columns,
    DisplayName: labelOf(`name of ${called}`, name),
  })
}

/** In the order in which Dataverse lists them. */
const inOrder = ['Create', 'Read', 'Write', 'Delete', 'Assign', 'Share', 'Append', 'AppendTo']

const privilegesOf = (table: Table) =>
  privileges
    .flatMap(({ name, on, levels }) => (on?.table === table ? [{ name, verb: on.verb, levels }] : []))
    .sort((one, other) => inOrder.indexOf(one.verb) - inOrder.indexOf(other.verb))
    .map(({ name, verb, levels }) => ({
      CanBeBasic: levels.includes('Basic'),
      CanBeDeep: levels.includes('Deep'),
      CanBeGlobal: levels.includes('Global'),
      CanBeLocal: levels.includes('Local'),
      CanBeEntityReference: false,
      CanBeParentEntityReference: false,
      Name: name,
      PrivilegeId: privilegeId(name),
      PrivilegeType: verb,
    }))
