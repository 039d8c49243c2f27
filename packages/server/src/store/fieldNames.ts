import type { Column } from '@deskhand/contract/table'
import { isPolymorphic } from './columns.ts'
import type { Row } from './steps.ts'

/** Under these names a row of a query holds what is no column of its own. The table of the row a lookup points to: */
export const tableField = (lookup: string): string => `${lookup}:table`

/** The primary name of the row a lookup points to. */
export const nameField = (lookup: string): string => `${lookup}:name`

/** What the row was sorted by, first of all, second, … */
export const sortField = (index: number): string => `sort:${index}`

/** The id of the row that a row came along with by a pair. */
export const parentField = 'x:parent'

/** Reads of a row which table the row of a lookup is in; null where the lookup is empty. */
export function lookupTableReader(name: string, column: Column): (row: Readonly<Row>) => string | null {
  if (isPolymorphic(column)) {
    const field = tableField(name)
    return row => ((row[name] ?? null) === null ? null : ((row[field] as string | null | undefined) ?? null))
  }
  const target = Object.keys(column.targets ?? {})[0] ?? null
  return row => ((row[name] ?? null) === null ? null : target)
}
