import type { Table } from '@deskhand/contract/table'
import { all, assembled, quoted, type Steps } from './steps.ts'

/** The ids of the rows of a table whose lookup leads to a row, oldest first. */
export function* partsOf(table: Table, lookup: string, id: string): Steps<readonly string[]> {
  if (table.columns[lookup]?.type !== 'lookup')
    throw new Error(`'${lookup}' is not a lookup of '${table.logicalName}'.`)
  const text = `select ${table.key} as id from ${table.logicalName} where ${quoted(lookup)} = ? order by createdon, ${table.key}`
  return (yield* all(assembled(text, [id]))).map(row => String(row.id))
}
