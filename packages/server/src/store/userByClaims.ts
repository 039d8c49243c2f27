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
  readonly roleNames: readonly string[]
  readonly applicationId: string | null
  readonly objectId: string | null
  /** `systemuser.accessmode` */
  readonly accessMode: number
  /** The environment's setting `dh_callersreadownruns`. */
  readonly callersReadOwnRuns: boolean
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
  const environment = yield* one(sql`select organizationid, dh_callersreadownruns from organization limit 1`)
  const roles = yield* all(sql`
    select role.name from role where roleid in (
      select roleid from systemuserroles where systemuserid = ${userId}
      union select teamroles.roleid from teamroles
        join teammembership on teammembership.teamid = teamroles.teamid where teammembership.systemuserid = ${userId}
    ) order by role.name`)
  const teams = yield* all(sql`select teamid from teammembership where systemuserid = ${userId} order by teamid`)
  const below = yield* all(sql`
    with recursive below (id) as (
      select businessunitid from businessunit where parentbusinessunitid = ${user.businessunitid!}
      union
      select unit.businessunitid from businessunit unit join below on unit.parentbusinessunitid = below.id
    ) select id from below order by id`)
  return {
    userId,
    fullName: (user.fullname ?? '') as string,
    isDisabled: user.isdisabled === true,
    businessUnitId: user.businessunitid as string,
    businessUnitIdsBelow: below.map(row => row.id as string),
    organizationId: (environment?.organizationid ?? '') as string,
    teamIds: teams.map(row => row.teamid as string),
    roleNames: roles.map(row => row.name as string),
    applicationId: user.applicationid as string | null,
    objectId: user.azureactivedirectoryobjectid as string | null,
    accessMode: (user.accessmode ?? 0) as number,
    callersReadOwnRuns: environment?.dh_callersreadownruns === true,
  }
}
