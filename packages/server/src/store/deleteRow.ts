import { dataverseError } from '@deskhand/contract/errors'
import { relationships } from '@deskhand/contract/relationships/index'
import type { Table } from '@deskhand/contract/table'
import { tables } from '@deskhand/contract/tables/index'
import { rowsChanged } from './rowsChanged.ts'
import { all, assembled, one, type Steps, sql } from './steps.ts'

/**
 * Deletes a row, what is kept beside it (contents, shares, its place in the queue), and the rows whose lookup says
 * that they go with it. Other lookups keep the id of a row that is gone, as a log does.
 *
 * @throws DataverseError `ObjectDoesNotExist`
 */
export function* deleteRow(table: Table, id: string): Steps<void> {
  const text = `delete from ${table.logicalName} where ${table.key} = ? returning ${table.key}`
  const deleted = yield* one(assembled(text, [id]))
  if (deleted === undefined) throw dataverseError('ObjectDoesNotExist', table.logicalName, id)
  yield* all(sql`delete from dh_content where tablename = ${table.logicalName} and id = ${id}`)
  yield* all(sql`delete from dh_share where tablename = ${table.logicalName} and id = ${id}`)
  for (const side of [...(besides[table.logicalName] ?? []), ...pairsOf(table)]) {
    yield* all(assembled(`delete from ${side.table} where ${side.column} = ?`, [id]))
  }
  for (const { dependent, lookup } of dependents(table)) {
    const find = `select ${dependent.key} as id from ${dependent.logicalName} where ${lookup} = ?`
    for (const row of yield* all(assembled(find, [id]))) yield* deleteRow(dependent, row.id as string)
  }
  yield* rowsChanged(table)
}

/** Tables without declarations that hold something of a row. */
const besides: Readonly<Record<string, readonly { readonly table: string; readonly column: string }[]>> = {
  flowsession: [
    { table: 'dh_queue', column: 'runid' },
    { table: 'dh_claim', column: 'runid' },
    { table: 'dh_idempotency', column: 'runid' },
  ],
  systemuser: [{ table: 'dh_share', column: 'principalid' }],
  team: [{ table: 'dh_share', column: 'principalid' }],
}

/** The pairs of many-to-many relationships that a row of the table is in. */
const pairsOf = ({ logicalName }: Table) =>
  relationships.flatMap(({ intersect, ends }) =>
    ends.filter(end => end.table === logicalName).map(({ column }) => ({ table: intersect, column })),
  )

/** The lookups that say: I go with the row I point to. */
const dependents = (table: Table) =>
  tables.flatMap(dependent =>
    Object.entries(dependent.columns)
      .filter(([, column]) => column.cascadeDelete && column.targets?.[table.logicalName] !== undefined)
      .map(([lookup]) => ({ dependent, lookup })),
  )
