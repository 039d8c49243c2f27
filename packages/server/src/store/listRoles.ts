import { all, type Steps, sql } from './steps.ts'

/** All roles of the environment, by name. */
export function* listRoles(): Steps<readonly { readonly id: string; readonly name: string }[]> {
  const rows = yield* all(sql`select roleid, name from role order by name`)
  return rows.map(row => ({ id: row.roleid as string, name: row.name as string }))
}
