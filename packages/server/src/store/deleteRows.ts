import { relationships } from '@deskhand/contract/relationships/index'
import type { Table } from '@deskhand/contract/table'
import { tables } from '@deskhand/contract/tables/index'
import { among } from './among.ts'
import { rowsChanged } from './rowsChanged.ts'
import { all, type Steps } from './steps.ts'

/**
 * Deletes rows, what is kept beside them (contents, shares, their places in the queue), and the rows whose lookup says
 * that they go with one of them. Other lookups keep the id of a row that is gone, as a log does. The number of statements
 * does not depend on that of the rows.
 *
 * @returns how many of them were there
 */
export function* deleteRows(table: Table, ids: readonly string[]): Steps<number> {
  const { logicalName, key } = table
  const deleted = yield* all(among(`delete from ${logicalName} where ${key}`, [], ids, `returning ${key} as id`))
  if (deleted.length === 0) return 0
  yield* all(among('delete from dh_content where tablename = ? and id', [logicalName], ids))
  yield* all(among('delete from dh_share where tablename = ? and id', [logicalName], ids))
  for (const side of [...(besides[logicalName] ?? []), ...pairsOf(table)])
    yield* all(among(`delete from ${side.table} where ${side.column}`, [], ids))
  for (const { dependent, lookup } of dependents(table)) {
    const rows = yield* all(
      among(`select ${dependent.key} as id from ${dependent.logicalName} where ${lookup}`, [], ids),
    )
    for (let at = 0; at < rows.length; at += mostAtOnce)
      yield* deleteRows(
        dependent,
        rows.slice(at, at + mostAtOnce).map(row => String(row.id)),
      )
  }
  yield* rowsChanged(table)
  return deleted.length
}

/** Ids in one parameter. */
const mostAtOnce = 5000

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
