import type { Table } from '@deskhand/contract/table'
import { columnsOf, toParameter } from './columns.ts'
import { all, assembled, quoted, type Row, type Steps } from './steps.ts'

/**
 * Makes many rows that are complete already, with few statements: nothing is added to them, and no version is made.
 * All rows have the columns of the first.
 *
 * @example
 * yield* insertRows(privilege, [{ privilegeid, name: 'prvReadWorkflow', versionnumber }])
 */
export function* insertRows(table: Table, rows: readonly Readonly<Row>[]): Steps<void> {
  const types = columnsOf(table)
  const names = Object.keys(rows[0] ?? {})
  const unknown = names.find(name => !types.has(name))
  if (unknown !== undefined) throw new Error(`'${table.logicalName}' has no SQL column '${unknown}'.`)
  const places = `(${names.map(() => '?').join(', ')})`
  for (let from = 0; from < rows.length; from += most) {
    const some = rows.slice(from, from + most)
    const text = `insert into ${table.logicalName} (${names.map(quoted).join(', ')}) values ${some.map(() => places).join(', ')}`
    yield* all(
      assembled(
        text,
        some.flatMap(row => names.map(name => toParameter(types.get(name)!, row[name] ?? null))),
      ),
    )
  }
}

/** Rows in a statement: far below what either database takes in parameters. */
const most = 200
