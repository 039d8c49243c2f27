import { rightsChanged } from './rightsChanged.ts'
import { all, type Steps, sql } from './steps.ts'

/** Gives a user a role; a role it has already stays. */
export function* assignRole({ userId, roleId }: { readonly userId: string; readonly roleId: string }): Steps<void> {
  yield* all(sql`
    insert into systemuserroles (systemuserid, roleid) values (${userId}, ${roleId})
    on conflict (systemuserid, roleid) do nothing`)
  yield* rightsChanged()
}
