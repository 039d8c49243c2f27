import type { Column, Table } from '@deskhand/contract/table'
import { type Parameter, type SqlValue, time } from './steps.ts'

/** How a value is kept in SQL. */
export type SqlType = 'guid' | 'text' | 'integer' | 'bigint' | 'double' | 'boolean' | 'time'

/**
 * The SQL columns of a table, in order: name → type. Large text and files are no columns; they are contents.
 * A lookup with several target tables has a second column that names the table.
 *
 * @example
 * columnsOf(flowSession).get('ownerid_table') // 'text'
 */
export function columnsOf(table: Table): ReadonlyMap<string, SqlType> {
  const known = cache.get(table)
  if (known !== undefined) return known
  const columns = new Map<string, SqlType>()
  for (const [name, column] of Object.entries(table.columns)) {
    if (isContent(column)) continue
    columns.set(name, sqlTypes[column.type])
    if (isPolymorphic(column)) columns.set(tableColumn(name), 'text')
  }
  for (const [name, type] of Object.entries(engineColumns[table.logicalName] ?? {})) columns.set(name, type)
  cache.set(table, columns)
  return columns
}

/** Columns that only SQL has: table → column → type. No caller sees them. */
const engineColumns: Readonly<Record<string, Readonly<Record<string, SqlType>>>> = {
  /** The state of the run in the contract's life cycle; `statuscode` is what callers see of it. */
  flowsession: { dh_state: 'text' },
}

/** Kept apart from the row, read by `readContent`. */
export const isContent = (column: Column): boolean => column.type === 'file' || column.large === true

/** Lookups that may point into several tables. */
export const isPolymorphic = (column: Column): boolean =>
  column.type === 'lookup' && Object.keys(column.targets ?? {}).length > 1

/** Tables of users and teams, whose rows own others: `ownerid` is a second name of their key. */
export const isPrincipal = (table: Table): boolean => table.columns.ownerid?.type === 'uniqueidentifier'

/** The column beside a polymorphic lookup that names the table its row is in. */
export const tableColumn = (lookup: string): string => `${lookup}_table`

/** A value as the statement must be given it. */
export const toParameter = (type: SqlType, value: SqlValue): Parameter =>
  type === 'time' ? time(value as number | null) : value

// Declarations are frozen, so what is derived from one never changes.
const cache = new WeakMap<Table, ReadonlyMap<string, SqlType>>()

const sqlTypes: Readonly<Record<Column['type'], SqlType>> = {
  uniqueidentifier: 'guid',
  lookup: 'guid',
  string: 'text',
  memo: 'text',
  file: 'text',
  integer: 'integer',
  choice: 'integer',
  state: 'integer',
  status: 'integer',
  bigint: 'bigint',
  double: 'double',
  boolean: 'boolean',
  datetime: 'time',
}
