import { all, type Steps, sql } from './steps.ts'

/** Somebody a row is shared with. */
export interface Share {
  readonly principalId: string
  /** Numbers of `accessRights` added up. */
  readonly rights: number
}

/** With whom a row is shared. */
export function* sharesOf({ table, rowId }: { readonly table: string; readonly rowId: string }): Steps<Share[]> {
  const rows = yield* all(sql`
    select principalid, mask from dh_share where tablename = ${table} and id = ${rowId} order by principalid`)
  return rows.map(row => ({ principalId: row.principalid as string, rights: row.mask as number }))
}
