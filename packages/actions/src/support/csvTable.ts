import { Table } from '@deskhand/robin/values/table'

/** Rows of fields as a data table. Columns without a name are Column1, Column2 and so on. */
export function csvTable(rows: readonly (readonly string[])[], firstLineContainsColumnNames: boolean): Table {
  const [head = [], ...rest] = firstLineContainsColumnNames ? rows : [[], ...rows]
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0)
  const names: string[] = []
  for (let index = 0; index < width; index++) names.push(freeName(head[index] || `Column${index + 1}`, names))
  return new Table(
    names,
    rest.map(row => names.map((_, index) => row[index] ?? '')),
  )
}

/** A name that is taken gets a number. */
function freeName(name: string, taken: readonly string[]): string {
  let free = name
  for (let number = 2; taken.includes(free); number++) free = `${name}${number}`
  return free
}
