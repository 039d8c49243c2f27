import { all, one, type Steps, sql } from './steps.ts'
import { heldRights, type KnownUser, unitsBelow } from './userByClaims.ts'

/** A team as if it were a user of its own: what it owns, what is shared with it, and the roles it holds. */
export function* teamById(teamId: string): Steps<KnownUser | undefined> {
  const team = yield* one(sql`select name, businessunitid from team where teamid = ${teamId}`)
  if (team === undefined) return undefined
  const businessUnitId = (team.businessunitid ?? '') as string
  const roles = yield* all(sql`
    select role.name from role join teamroles on teamroles.roleid = role.roleid
    where teamroles.teamid = ${teamId} order by role.name`)
  const rights = yield* all(sql`
    select right_.privilegeid, max(right_.privilegedepthmask) as depth from teamroles
      join roleprivileges right_ on right_.roleid = teamroles.roleid
    where teamroles.teamid = ${teamId} group by right_.privilegeid order by right_.privilegeid`)
  const environment = yield* one(sql`select organizationid from organization limit 1`)
  return {
    userId: teamId,
    fullName: (team.name ?? '') as string,
    isDisabled: false,
    businessUnitId,
    businessUnitIdsBelow: businessUnitId === '' ? [] : yield* unitsBelow(businessUnitId),
    organizationId: (environment?.organizationid ?? '') as string,
    teamIds: [],
    roleNames: roles.map(row => row.name as string),
    held: yield* heldRights(rights.map(row => ({ ...row, businessunitid: businessUnitId }))),
    applicationId: null,
    objectId: null,
    accessMode: 0,
    callersReadOwnRuns: false,
  }
}
