import type { Table } from '@deskhand/contract/table'
import { tables } from '@deskhand/contract/tables/index'

/** A table by its logical name. */
export const tableNamed = (name: string): Table | undefined => byName.get(name)

const byName: ReadonlyMap<string, Table> = new Map(tables.map(table => [table.logicalName, table]))
