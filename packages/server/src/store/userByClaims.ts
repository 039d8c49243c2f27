import { all, one, type Row, type Steps, sql } from './steps.ts'

/** What the store knows of a user who asks. */
export interface StoredUser {
  readonly userId: string
  readonly fullName: string
  readonly businessUnitId: string
  /** Business units below the user's own, all the way down. */
  readonly businessUnitIdsBelow: readonly string[]
  readonly organizationId: string
  readonly teamIds: readonly string[]
  readonly roleNames: readonly string[]
  readonly applicationId: string | null
  readonly objectId: string | null
  readonly accessMode: number
  readonly isDisabled: boolean
  readonly callersReadOwnRuns: boolean
}

/** The application user with the client id, or else the user with the object id. */
export function* userByClaims(claims: {
  readonly objectId?: string | null
  readonly applicationId?: string | null
}): Steps<StoredUser | undefined> {
  const user = yield* userRow(claims)
  if (user === undefined) return undefined
  const { systemuserid, businessunitid } = user as { systemuserid: string; businessunitid: string }
  const roles = yield* all(sql`
    select role.name from dh_userrole join role on role.roleid = dh_userrole.roleid
    where dh_userrole.systemuserid = ${systemuserid} order by role.name`)
  const below = yield* all(sql`
    with recursive below (businessunitid) as (
      select businessunitid from businessunit where parentbusinessunitid = ${businessunitid}
      union
      select unit.businessunitid from businessunit unit join below on unit.parentbusinessunitid = below.businessunitid)
    select businessunitid from below`)
  const organization = yield* one(sql`select organizationid, dh_callersreadownruns from organization`)
  return {
    userId: systemuserid,
    fullName: (user.fullname ?? '') as string,
    businessUnitId: businessunitid,
    businessUnitIdsBelow: below.map(row => row.businessunitid as string),
    organizationId: organization!.organizationid as string,
    teamIds: [],
    roleNames: roles.map(row => row.name as string),
    applicationId: user.applicationid as string | null,
    objectId: user.azureactivedirectoryobjectid as string | null,
    accessMode: (user.accessmode ?? 0) as number,
    isDisabled: user.isdisabled === true,
    callersReadOwnRuns: organization!.dh_callersreadownruns === true,
  }
}

function* userRow({ objectId, applicationId }: Parameters<typeof userByClaims>[0]): Steps<Row | undefined> {
  if (typeof applicationId === 'string')
    return yield* one(sql`
      select systemuserid, fullname, businessunitid, applicationid, azureactivedirectoryobjectid, isdisabled, accessmode
      from systemuser where applicationid = ${applicationId}`)
  if (typeof objectId === 'string')
    return yield* one(sql`
      select systemuserid, fullname, businessunitid, applicationid, azureactivedirectoryobjectid, isdisabled, accessmode
      from systemuser where azureactivedirectoryobjectid = ${objectId}`)
  return undefined
}
