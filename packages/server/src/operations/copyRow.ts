import { dataverseError } from '@deskhand/contract/errors'
import type { Table } from '@deskhand/contract/table'
import { rowWithin } from '../authorization/requireRow.ts'
import { isContent } from '../store/columns.ts'
import { readContent } from '../store/readContent.ts'
import type { SqlValue, Steps } from '../store/steps.ts'
import { writeContent } from '../store/writeContent.ts'
import { createRow } from '../writing/createRow.ts'
import { emptyBody, readRowBody } from '../writing/readRowBody.ts'
import type { Writing } from '../writing/writing.ts'

/** Which row to copy, and how. */
export interface RowCopy {
  readonly table: Table
  readonly id: string
  /** What is taken over: values, lookups, large texts and files. */
  readonly columns: readonly string[]
  /** Values that differ: those of the name as a caller would write it, lookups as ids. */
  readonly given: Readonly<Record<string, string>>
}

/** Makes a new row of another that the caller may read. Gives the id of the new one. */
export function* copyRow(writing: Writing, { table, id, columns, given }: RowCopy): Steps<string> {
  const name = given[table.name]
  if (name?.trim() === '')
    throw dataverseError('InvalidArgument', 'The copy needs a name that does not consist of blanks alone.')
  const isKept = (column: string) => isContent(table.columns[column]!)
  const row = yield* rowWithin(
    writing.user,
    'Read',
    table,
    id,
    columns.filter(column => !isKept(column)),
  )
  const values: Record<string, SqlValue> = {}
  for (const column of columns) {
    if (table.columns[column]?.type === 'file') continue
    const value = isKept(column) ? ((yield* readContent(table, id, column))?.content ?? null) : (row[column] ?? null)
    if (value !== null) values[column] = value
  }
  const named = name === undefined ? {} : readRowBody(table, { [table.name]: name }, { change: 'create' }).values
  const copy = yield* createRow(writing, table, { ...emptyBody, values: { ...values, ...named } }, given)
  for (const column of columns) {
    if (table.columns[column]?.type !== 'file') continue
    const file = yield* readContent(table, id, column)
    if (file !== undefined) yield* writeContent(table, copy, column, file)
  }
  return copy
}
