import { all, type Steps, sql } from './steps.ts'

/** The users who hold a role, by its template, themselves and may sign in. */
export function* holdersOf(roleTemplateId: string): Steps<readonly string[]> {
  const rows = yield* all(sql`
    select distinct systemuserroles.systemuserid as id from systemuserroles
      join role on role.roleid = systemuserroles.roleid
      join systemuser on systemuser.systemuserid = systemuserroles.systemuserid
    where role.roletemplateid = ${roleTemplateId} and systemuser.isdisabled = false order by id`)
  return rows.map(row => row.id as string)
}
