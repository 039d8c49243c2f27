import { guidFrom } from './guidFrom.ts'
import { nextNumber } from './nextNumber.ts'
import { rightsChanged } from './rightsChanged.ts'
import { all, assembled, type Steps, sql } from './steps.ts'

/** What a role allows: a privilege, and how far it reaches as a number of `depthMasks`. */
export interface RoleRight {
  readonly privilegeId: string
  readonly depth: number
}

/** Gives a role privileges; one it has already reaches as far as said here. */
export function* addRolePrivileges(roleId: string, rights: readonly RoleRight[]): Steps<void> {
  if (rights.length === 0) return
  const versionnumber = yield* nextNumber('versionnumber')
  const values = rights.flatMap(({ privilegeId, depth }) => [
    guidFrom(`role ${roleId} ${privilegeId}`),
    roleId,
    privilegeId,
    depth,
    versionnumber,
  ])
  const text = `
    insert into roleprivileges (roleprivilegeid, roleid, privilegeid, privilegedepthmask, versionnumber)
    values ${rights.map(() => '(?, ?, ?, ?, ?)').join(', ')}
    on conflict (roleprivilegeid) do update
    set privilegedepthmask = excluded.privilegedepthmask, versionnumber = excluded.versionnumber`
  yield* all(assembled(text, values))
  yield* rightsChanged()
}

/** Takes a privilege from a role; false where it has it not. */
export function* removeRolePrivilege(roleId: string, privilegeId: string): Steps<boolean> {
  const removed = yield* all(sql`
    delete from roleprivileges where roleid = ${roleId} and privilegeid = ${privilegeId} returning roleprivilegeid`)
  yield* rightsChanged()
  return removed.length > 0
}

/** Takes all privileges from a role. */
export function* removeRolePrivileges(roleId: string): Steps<void> {
  yield* all(sql`delete from roleprivileges where roleid = ${roleId}`)
  yield* rightsChanged()
}

/** All that a role allows. */
export function* rolePrivilegesOf(roleId: string): Steps<readonly RoleRight[]> {
  const rows = yield* all(sql`
    select privilegeid, privilegedepthmask from roleprivileges where roleid = ${roleId} order by privilegeid`)
  return rows.map(row => ({ privilegeId: row.privilegeid as string, depth: row.privilegedepthmask as number }))
}
