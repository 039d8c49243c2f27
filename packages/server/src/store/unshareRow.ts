import { sharesChanged } from './rowsChanged.ts'
import { all, type Steps, sql } from './steps.ts'

/** Takes back all that was shared of a row with a user or team. */
export function* unshareRow({
  table,
  rowId,
  principalId,
}: {
  readonly table: string
  readonly rowId: string
  readonly principalId: string
}): Steps<void> {
  yield* all(sql`delete from dh_share where tablename = ${table} and id = ${rowId} and principalid = ${principalId}`)
  yield* sharesChanged({ logicalName: table })
}
