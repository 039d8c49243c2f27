import { type LookupRelationship, lookupRelationships } from '@deskhand/contract/lookupRelationships'
import { principalTables } from '@deskhand/contract/operation'
import { relationships } from '@deskhand/contract/relationships/index'
import { type Column, propertyName, type Table } from '@deskhand/contract/table'
import { tables } from '@deskhand/contract/tables/index'
import { edmType } from '../../odata/bindValue.ts'
import { alias, type CsdlNavigation, type CsdlProperty, type CsdlSet, type CsdlType, namespace } from './csdlModel.ts'

/**
 * The entity types of tables, with those they derive from. A navigation property that leads to users and teams alike,
 * `ownerid`, leads to a `principal`, and its way back starts there.
 * Source: Dataverse wire, sections 1.1 and 3.10.
 */
export function tableTypes(): readonly CsdlType[] {
  const ways = lookupRelationships(tables)
  const shared = ways.filter(way => isShared(way.referencing.columns[way.column], way.navigation))
  return [
    { kind: 'entity', name: 'crmbaseentity', abstract: true, properties: [], navigations: [] },
    { kind: 'entity', name: 'expando', base: `${alias}.crmbaseentity`, open: true, properties: [], navigations: [] },
    {
      kind: 'entity',
      name: 'principal',
      base: `${alias}.crmbaseentity`,
      abstract: true,
      key: 'ownerid',
      properties: [{ name: 'ownerid', type: 'Edm.Guid', nullable: true }],
      navigations: distinct(shared).map(wayBack),
    },
    ...tables.map(table =>
      tableType(
        table,
        ways.filter(way => !shared.includes(way)),
      ),
    ),
  ]
}

/** The sets of tables, and in which sets their navigation properties lead. */
export function tableSets(): readonly CsdlSet[] {
  const ways = lookupRelationships(tables)
  const setOf = new Map(tables.map(table => [table.logicalName, table.set]))
  return tables.map(table => {
    const out = ways
      .filter(way => way.referencing === table && !isShared(table.columns[way.column], way.navigation))
      .map(way => [way.navigation, way.referenced.set])
    const back = ways.filter(way => way.referenced === table).map(way => [way.schemaName, way.referencing.set])
    const across = pairsOf(table).map(({ navigation, other }) => [navigation, setOf.get(other)])
    return {
      name: table.set,
      type: `${namespace}.${table.logicalName}`,
      bindings: Object.fromEntries([...out, ...back, ...across]),
    }
  })
}

function tableType(table: Table, ways: readonly LookupRelationship[]): CsdlType {
  const isPrincipal = principalTables.includes(table.logicalName)
  const columns = Object.entries(table.columns).filter(([name]) => !(isPrincipal && name === 'ownerid'))
  return {
    kind: 'entity',
    name: table.logicalName,
    base: `${alias}.${isPrincipal ? 'principal' : 'crmbaseentity'}`,
    ...(!isPrincipal && { key: table.key }),
    ...(table.description !== undefined && { description: table.description }),
    properties: columns.map(([name, column]) => property(name, column)),
    navigations: [
      ...singleNavigations(table, columns),
      ...ways.filter(way => way.referenced === table).map(wayBack),
      ...pairsOf(table).map(({ navigation, partner, other }) => ({
        name: navigation,
        type: `${alias}.${other}`,
        many: true,
        nullable: false,
        partner,
      })),
    ],
    alternateKeys: (table.alternateKeys ?? []).map(key =>
      key.map(name => propertyName(name, table.columns[name] as Column)),
    ),
  }
}

const property = (name: string, column: Column): CsdlProperty => ({
  name: propertyName(name, column),
  type: edmType(column),
  nullable: true,
  ...(column.type === 'string' && { unicode: false as const }),
  ...(column.description !== undefined && { description: column.description }),
  ...(column.type === 'lookup' && { computed: true }),
  ...((column.readOnly === true || column.type === 'lookup' || column.type === 'file') && { readOnly: true }),
})

/** One for each navigation property, in the order of the columns. */
function singleNavigations(table: Table, columns: readonly (readonly [string, Column])[]): readonly CsdlNavigation[] {
  const ways = lookupRelationships(tables).filter(way => way.referencing === table)
  return columns.flatMap(([name, column]) => {
    const found = distinctBy(
      ways.filter(way => way.column === name),
      way => way.navigation,
    )
    return found.map(way => {
      const toPrincipal = isShared(column, way.navigation)
      return {
        name: way.navigation,
        type: `${alias}.${toPrincipal ? 'principal' : way.referenced.logicalName}`,
        many: false,
        nullable: false,
        partner: way.schemaName,
        constraint: {
          property: propertyName(name, column),
          referenced: toPrincipal ? 'ownerid' : way.referenced.key,
        },
      }
    })
  })
}

const wayBack = (way: LookupRelationship): CsdlNavigation => ({
  name: way.schemaName,
  type: `${alias}.${way.referencing.logicalName}`,
  many: true,
  nullable: false,
  partner: way.navigation,
})

/** Both ends of the relationships of many to many, as this table sees them. */
const pairsOf = (table: Table) =>
  relationships.flatMap(({ ends }) =>
    ends.flatMap((end, at) => {
      const other = ends[1 - at] as (typeof ends)[0]
      if (end.table !== table.logicalName) return []
      return [{ navigation: end.navigation, partner: other.navigation, other: other.table }]
    }),
  )

/** Whether a navigation property leads to more than one table. */
const isShared = (column: Column | undefined, navigation: string): boolean =>
  Object.values(column?.targets ?? {}).filter(one => one === navigation).length > 1

const distinct = (ways: readonly LookupRelationship[]) => distinctBy(ways, way => way.schemaName)

const distinctBy = <Item>(items: readonly Item[], keyOf: (item: Item) => string): readonly Item[] =>
  [...new Map([...items].reverse().map(item => [keyOf(item), item])).values()].reverse()
