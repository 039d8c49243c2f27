import type { Table } from '@deskhand/contract/table'
import { among } from './among.ts'
import { columnsOf, toParameter } from './columns.ts'
import type { Writer } from './insertRow.ts'
import { nextNumber } from './nextNumber.ts'
import { rowsChanged } from './rowsChanged.ts'
import { all, quoted, type SqlValue, type Steps } from './steps.ts'

/**
 * Gives the same values to many rows, with one statement; those that are gone are passed over. For columns that stand in
 * the row itself and of which nothing else follows: no large texts, no owner. The rows have one new version.
 *
 * @example
 * yield* updateRows(workQueueItem, ids, { slastatus: 3 }, { userId, now })
 */
export function* updateRows(
  table: Table,
  ids: readonly string[],
  values: Readonly<Record<string, SqlValue>>,
  { userId, realUserId = null, now }: Writer,
): Steps<void> {
  const columns = columnsOf(table)
  const row: Record<string, SqlValue> = {
    ...values,
    modifiedby: userId,
    modifiedon: now,
    ...(columns.has('modifiedonbehalfby') && { modifiedonbehalfby: realUserId }),
    versionnumber: yield* nextNumber('versionnumber'),
  }
  const names = Object.keys(row)
  const unknown = names.find(name => !columns.has(name))
  if (unknown !== undefined) throw new Error(`'${table.logicalName}' has no SQL column '${unknown}'.`)
  const text = `update ${table.logicalName} set ${names.map(name => `${quoted(name)} = ?`).join(', ')} where ${table.key}`
  const parameters = names.map(name => toParameter(columns.get(name)!, row[name]!))
  yield* all(among(text, parameters, ids))
  yield* rowsChanged(table)
}
