import type { Table } from '@deskhand/contract/table'
import { columnsOf } from './columns.ts'
import { one, quoted, type Row, type Steps } from './steps.ts'
import { tableText } from './tableText.ts'

/**
 * A row by its primary key, or undefined. Columns are SQL columns: lookups by their logical name, the table of a
 * polymorphic lookup as `<name>_table`; files and large texts are read by `readContent`.
 *
 * @example
 * yield* retrieveRow(workflow, id, ['name', 'ownerid', 'ownerid_table'])
 */
export function* retrieveRow(table: Table, id: string, columns: readonly string[]): Steps<Row | undefined> {
  return yield* one({ text: selectText(table, columns), values: [id] })
}

const selectText = tableText((table, columns) => {
  const known = columnsOf(table)
  const list = columns.map(column => {
    if (known.has(column)) return quoted(column)
    throw new Error(`'${table.logicalName}' has no SQL column '${column}'.`)
  })
  return `select ${list.join(', ')} from ${table.logicalName} where ${table.key} = ?`
})
