import type { Table } from '@deskhand/contract/table'
import { columnsOf } from './columns.ts'
import { assembled, one, quoted, type Row, type Steps } from './steps.ts'

/**
 * A row by an alternate key of one text column, or undefined. Case and accents do not count.
 *
 * @example
 * yield* findRow(dhConnection, 'dh_name', 'orders', ['dh_connectionid'])
 */
export function* findRow(table: Table, key: string, value: string, columns: readonly string[]): Steps<Row | undefined> {
  if (table.alternateKeys?.some(columns => columns.length === 1 && columns[0] === key) !== true)
    throw new Error(`'${key}' is not an alternate key of '${table.logicalName}'.`)
  const unknown = columns.find(column => !columnsOf(table).has(column))
  if (unknown !== undefined) throw new Error(`'${table.logicalName}' has no SQL column '${unknown}'.`)
  const text = `select ${columns.map(quoted).join(', ')} from ${table.logicalName} where dh_fold(${quoted(key)}) = dh_fold(?)`
  return yield* one(assembled(text, [value]))
}
