import { all, one, type Steps, sql } from './steps.ts'
import type { KnownUser } from './userByClaims.ts'

/** A team as if it were a user of its own: what it owns, what is shared with it, and the roles it holds. */
export function* teamById(teamId: string): Steps<KnownUser | undefined> {
  const team = yield* one(sql`select name, businessunitid from team where teamid = ${teamId}`)
  if (team === undefined) return undefined
  const roles = yield* all(sql`
    select role.name from role join teamroles on teamroles.roleid = role.roleid
    where teamroles.teamid = ${teamId} order by role.name`)
  const environment = yield* one(sql`select organizationid from organization limit 1`)
  return {
    userId: teamId,
    fullName: (team.name ?? '') as string,
    isDisabled: false,
    businessUnitId: (team.businessunitid ?? '') as string,
    businessUnitIdsBelow: [],
    organizationId: (environment?.organizationid ?? '') as string,
    teamIds: [],
    roleNames: roles.map(row => row.name as string),
    applicationId: null,
    objectId: null,
    accessMode: 0,
    callersReadOwnRuns: false,
  }
}
