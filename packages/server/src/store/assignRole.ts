import { all, type Steps, sql } from './steps.ts'

/** Gives a user a role; one that it has already stays. */
export function* assignRole(userId: string, roleId: string): Steps<void> {
  yield* all(sql`
    insert into dh_userrole (systemuserid, roleid) values (${userId}, ${roleId})
    on conflict (systemuserid, roleid) do nothing`)
}
