import { sharesChanged } from './rowsChanged.ts'
import { all, type Steps, sql } from './steps.ts'

/** Shares a row with a user or team; rights it has already stay. `rights`: numbers of `accessRights` added up. */
export function* shareRow({
  table,
  rowId,
  principalId,
  rights,
}: {
  readonly table: string
  readonly rowId: string
  readonly principalId: string
  readonly rights: number
}): Steps<void> {
  yield* all(sql`
    insert into dh_share (tablename, id, principalid, mask) values (${table}, ${rowId}, ${principalId}, ${rights})
    on conflict (tablename, id, principalid) do update set mask = dh_share.mask | excluded.mask`)
  yield* sharesChanged({ logicalName: table })
}
