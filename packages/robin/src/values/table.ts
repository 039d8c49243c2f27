/** Index of a column by its name, as written first, then whatever its case; -1 where there is none. */
export function columnIndex(columns: readonly string[], name: string): number {
  const exact = columns.indexOf(name)
  if (exact >= 0) return exact
  const folded = name.toLowerCase()
  return columns.findIndex(column => column.toLowerCase() === folded)
}

export { Row, Table } from './value.ts'
