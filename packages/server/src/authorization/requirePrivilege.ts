import { dataverseError } from '@deskhand/contract/errors'
import { type MiscellaneousPrivilege, privilegeName, type Verb } from '@deskhand/contract/privilege'
import { privileges } from '@deskhand/contract/privileges'
import type { Table } from '@deskhand/contract/table'
import { systemUser } from '@deskhand/contract/tables/systemUser'
import { privilegeId } from './privilegeId.ts'
import { levelOf, type UserContext } from './userContext.ts'

/**
 * Refuses a user who lacks a privilege altogether, however few rows it would reach.
 *
 * @example
 * requirePrivilege(user, 'Read', workflow)
 * // 403 Principal user (Id=…, type=8, …) is missing prvReadworkflow privilege (Id=…) on OTC=4703 …
 *
 * Source: Dataverse wire, section 4.4.
 */
export function requirePrivilege(user: UserContext, verb: Verb, table: Table): void {
  if (!hasPrivilege(user, verb, table)) throw dataverseError('PrivilegeDenied', missing(user, verb, table))
}

/** The same for a privilege that is about no table. */
export function requireMiscellaneous(user: UserContext, name: MiscellaneousPrivilege): void {
  if (user.miscellaneous.includes(name)) return
  throw dataverseError(
    'PrivilegeDenied',
    `Principal user (${principal(user)}), is missing ${name} privilege (Id=${privilegeId(name)}). context.Caller=${user.userId}. Consider adding missed privilege to one of the principal (user/team) roles.`,
  )
}

export const hasPrivilege = (user: UserContext, verb: Verb, table: Table): boolean =>
  levelOf(user, verb, table.logicalName) !== 'None'

function missing(user: UserContext, verb: Verb, table: Table): string {
  const name = privilegeName(verb, table.logicalName)
  return [
    `Principal user (${principal(user)}), is missing ${name} privilege (Id=${privilegeId(name)})`,
    `on OTC=${table.objectTypeCode} for entity '${table.logicalName}' (LocalizedName='${table.label}').`,
    `context.Caller=${user.userId}.`,
    'Consider adding missed privilege to one of the principal (user/team) roles.',
  ].join(' ')
}

function principal(user: UserContext): string {
  return [
    `Id=${user.userId}`,
    `type=${systemUser.objectTypeCode}`,
    `roleCount=${user.roleNames.length}`,
    `privilegeCount=${countOf(user)}`,
    `accessMode='${user.accessMode} ${systemUser.columns.accessmode.choices?.[user.accessMode] ?? ''}'`,
    `AADObjectId=${user.objectId ?? '00000000-0000-0000-0000-000000000000'}`,
    `MetadataCachePrivilegesCount=${privileges.length}`,
    `businessUnitId=${user.businessUnitId}`,
  ].join(', ')
}

const countOf = (user: UserContext): number =>
  Object.values(user.privileges).flatMap(levels => Object.values(levels).filter(level => level !== 'None')).length +
  user.miscellaneous.length
