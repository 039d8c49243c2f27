import type { RoleRight } from './rolePrivileges.ts'
import { all, one, type Row, type Steps, sql } from './steps.ts'

/** A user as the store knows it, with what its rights are made from. */
export interface KnownUser {
  readonly userId: string
  readonly fullName: string
  readonly isDisabled: boolean
  readonly businessUnitId: string
  /** Business units below the user's own, all the way down; without the own. */
  readonly businessUnitIdsBelow: readonly string[]
  readonly organizationId: string
  readonly teamIds: readonly string[]
  /** Roles of the user and of its teams. */
  readonly roleNames: readonly string[]
  /** What those roles allow: one entry for each business unit it is measured from, and for each team that keeps it. */
  readonly held: readonly HeldRights[]
  /** Client id of an application user. */
  readonly applicationId: string | null
  /** Object id in the issuer's directory. */
  readonly objectId: string | null
  /** `systemuser.accessmode` */
  readonly accessMode: number
  /** The environment's setting `dh_callersreadownruns`. */
  readonly callersReadOwnRuns: boolean
}

export interface HeldRights {
  /** The business unit of the user, or of the team the role was given to. */
  readonly businessUnitId: string
  readonly businessUnitIdsBelow: readonly string[]
  /** Set where the rights are those of a team, which its members have as the team only: `role.isinherited` is 0. */
  readonly teamId?: string
  readonly rights: readonly RoleRight[]
}

/**
 * The user a token speaks of: a person by the object id of its directory, an application by its client id.
 *
 * @example
 * yield* userByClaims({ applicationId: claims.azp })
 */
export function* userByClaims({
  objectId,
  applicationId,
}: {
  readonly objectId?: string
  readonly applicationId?: string
}): Steps<KnownUser | undefined> {
  const user =
    (objectId &&
      (yield* one(sql`
      select systemuserid, fullname, isdisabled, businessunitid, applicationid, azureactivedirectoryobjectid, accessmode
      from systemuser where azureactivedirectoryobjectid = ${objectId}`))) ||
    (applicationId &&
      (yield* one(sql`
      select systemuserid, fullname, isdisabled, businessunitid, applicationid, azureactivedirectoryobjectid, accessmode
      from systemuser where applicationid = ${applicationId}`)))
  return user ? yield* withRights(user) : undefined
}

/** A user by its id. */
export function* userById(userId: string): Steps<KnownUser | undefined> {
  const user = yield* one(sql`
    select systemuserid, fullname, isdisabled, businessunitid, applicationid, azureactivedirectoryobjectid, accessmode
    from systemuser where systemuserid = ${userId}`)
  return user && (yield* withRights(user))
}

function* withRights(user: Row): Steps<KnownUser> {
  const userId = user.systemuserid as string
  const businessUnitId = user.businessunitid as string
  const environment = yield* one(sql`select organizationid, dh_callersreadownruns from organization limit 1`)
  const roles = yield* all(sql`
    select role.name from role where roleid in (
      select roleid from systemuserroles where systemuserid = ${userId}
      union select teamroles.roleid from teamroles
        join teammembership on teammembership.teamid = teamroles.teamid where teammembership.systemuserid = ${userId}
    ) order by role.name`)
  const rights = yield* all(sql`
    select held.businessunitid, held.teamid, right_.privilegeid, max(right_.privilegedepthmask) as depth from (
      select systemuser.businessunitid, null as teamid, systemuserroles.roleid from systemuserroles
        join systemuser on systemuser.systemuserid = systemuserroles.systemuserid
        where systemuserroles.systemuserid = ${userId}
      union select coalesce(team.businessunitid, systemuser.businessunitid),
          case when role.isinherited = 0 then team.teamid end, teamroles.roleid
        from teammembership
        join teamroles on teamroles.teamid = teammembership.teamid
        join role on role.roleid = teamroles.roleid
        join team on team.teamid = teammembership.teamid
        join systemuser on systemuser.systemuserid = teammembership.systemuserid
        where teammembership.systemuserid = ${userId}
    ) held join roleprivileges right_ on right_.roleid = held.roleid
    group by held.businessunitid, held.teamid, right_.privilegeid
    order by held.businessunitid, held.teamid, right_.privilegeid`)
  const teams = yield* all(sql`select teamid from teammembership where systemuserid = ${userId} order by teamid`)
  return {
    userId,
    fullName: (user.fullname ?? '') as string,
    isDisabled: user.isdisabled === true,
    businessUnitId,
    businessUnitIdsBelow: yield* unitsBelow(businessUnitId),
    organizationId: (environment?.organizationid ?? '') as string,
    teamIds: teams.map(row => row.teamid as string),
    roleNames: roles.map(row => row.name as string),
    held: yield* heldRights(rights),
    applicationId: user.applicationid as string | null,
    objectId: user.azureactivedirectoryobjectid as string | null,
    accessMode: (user.accessmode ?? 0) as number,
    callersReadOwnRuns: environment?.dh_callersreadownruns === true,
  }
}

/** Puts rows of business unit, team, privilege and depth together, unit by unit and team by team. */
export function* heldRights(rows: readonly Row[]): Steps<readonly HeldRights[]> {
  const held = new Map<string, Omit<HeldRights, 'businessUnitIdsBelow'> & { readonly rights: RoleRight[] }>()
  for (const { businessunitid, teamid, privilegeid, depth } of rows) {
    const key = `${businessunitid} ${teamid ?? ''}`
    const there = held.get(key) ?? {
      businessUnitId: businessunitid as string,
      ...(typeof teamid === 'string' && { teamId: teamid }),
      rights: [],
    }
    held.set(key, there)
    there.rights.push({ privilegeId: privilegeid as string, depth: depth as number })
  }
  const below = new Map<string, readonly string[]>()
  for (const { businessUnitId } of held.values())
    if (!below.has(businessUnitId)) below.set(businessUnitId, yield* unitsBelow(businessUnitId))
  return [...held.values()].map(one => ({ ...one, businessUnitIdsBelow: below.get(one.businessUnitId) ?? [] }))
}

/** The business units below one, all the way down. */
export function* unitsBelow(businessUnitId: string): Steps<readonly string[]> {
  const below = yield* all(sql`
    with recursive below (id) as (
      select businessunitid from businessunit where parentbusinessunitid = ${businessUnitId}
      union
      select unit.businessunitid from businessunit unit join below on unit.parentbusinessunitid = below.id
    ) select id from below order by id`)
  return below.map(row => row.id as string)
}
