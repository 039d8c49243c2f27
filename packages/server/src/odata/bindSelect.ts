import type { Table } from '@deskhand/contract/table'
import { columnNamed } from './bindColumn.ts'
import type { SelectItem } from './query.ts'

/** All columns that are not large when nothing, or `*`, is selected. */
export function bindSelect(table: Table, select: readonly SelectItem[] | undefined): readonly string[] {
  if (select === undefined || select.length === 0) return ordinaryColumns(table)
  return [
    ...new Set(select.flatMap(({ name }) => (name === '*' ? ordinaryColumns(table) : [columnNamed(table, name)]))),
  ]
}

const ordinaryColumns = (table: Table): readonly string[] =>
  Object.entries(table.columns).flatMap(([name, column]) => (column.large === true ? [] : [name]))
