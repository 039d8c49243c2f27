import { lookupRelationships } from '@deskhand/contract/lookupRelationships'
import type { Column, Table } from '@deskhand/contract/table'
import { propertyName } from '@deskhand/contract/table'
import { tables } from '@deskhand/contract/tables/index'

/** A single-valued navigation property: the lookup behind it and the tables its row may be in. */
export interface SingleNavigation {
  readonly column: string
  readonly targets: readonly Table[]
}

/** A collection-valued navigation property: the table of the rows and their lookup that points here. */
export interface CollectionNavigation {
  readonly table: Table
  readonly column: string
}

/** The names of a table as queries write them. */
export interface TableModel {
  /** Property name (lookups as `_x_value`) → logical column name, in the order of declaration. */
  readonly properties: ReadonlyMap<string, string>
  readonly single: ReadonlyMap<string, SingleNavigation>
  readonly collections: ReadonlyMap<string, CollectionNavigation>
}

/**
 * Looks the names of a table up. All names are case-sensitive.
 *
 * @example
 * modelOf(flowSession).single.get('MachineId') // { column: 'machineid', targets: [flowMachine] }
 *
 * Source: Dataverse wire, section 1.1.
 */
export const modelOf = (table: Table): TableModel => models.get(table.logicalName) ?? describe(table)

const tablesByName: ReadonlyMap<string, Table> = new Map(tables.map(table => [table.logicalName, table]))

function describe(table: Table): TableModel {
  const properties = new Map<string, string>()
  const single = new Map<string, SingleNavigation>()
  for (const [name, column] of Object.entries(table.columns)) {
    properties.set(propertyName(name, column), name)
    for (const [target, navigation] of navigations(column)) {
      const targets = [...(single.get(navigation)?.targets ?? []), target]
      single.set(navigation, { column: name, targets })
    }
  }
  return { properties, single, collections: collectionsOf(table) }
}

const collectionsOf = (table: Table): ReadonlyMap<string, CollectionNavigation> =>
  new Map(
    relationships
      .filter(({ referenced }) => referenced === table)
      .map(({ schemaName, referencing, column }) => [schemaName, { table: referencing, column }]),
  )

const relationships = lookupRelationships(tables)

const navigations = (column: Column): readonly (readonly [Table, string])[] =>
  Object.entries(column.targets ?? {}).flatMap(([target, navigation]) => {
    const table = tablesByName.get(target)
    return table === undefined ? [] : [[table, navigation] as const]
  })

const models: ReadonlyMap<string, TableModel> = new Map(tables.map(table => [table.logicalName, describe(table)]))
