import { dataverseError } from '@deskhand/contract/errors'
import { privilegeName, type Verb, verbs } from '@deskhand/contract/privilege'
import type { Table } from '@deskhand/contract/table'
import { tables } from '@deskhand/contract/tables/index'
import { systemUser } from '@deskhand/contract/tables/systemUser'
import { nameGuid } from './nameGuid.ts'
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

export const hasPrivilege = (user: UserContext, verb: Verb, table: Table): boolean =>
  levelOf(user, verb, table.logicalName) !== 'None'

/** The id of a privilege: made of its name, which does not heed case. */
export const privilegeId = (name: string): string => nameGuid(name.toLowerCase())

function missing(user: UserContext, verb: Verb, table: Table): string {
  const name = privilegeName(verb, table.logicalName)
  const principal = [
    `Id=${user.userId}`,
    `type=${systemUser.objectTypeCode}`,
    `roleCount=${user.roleNames.length}`,
    `privilegeCount=${countOf(user)}`,
    `accessMode='${user.accessMode} ${systemUser.columns.accessmode.choices?.[user.accessMode] ?? ''}'`,
    `AADObjectId=${user.objectId ?? '00000000-0000-0000-0000-000000000000'}`,
    `MetadataCachePrivilegesCount=${tables.length * verbs.length}`,
    `businessUnitId=${user.businessUnitId}`,
  ]
  return [
    `Principal user (${principal.join(', ')}), is missing ${name} privilege (Id=${privilegeId(name)})`,
    `on OTC=${table.objectTypeCode} for entity '${table.logicalName}' (LocalizedName='${table.label}').`,
    `context.Caller=${user.userId}.`,
    'Consider adding missed privilege to one of the principal (user/team) roles.',
  ].join(' ')
}

const countOf = (user: UserContext): number =>
  tables.flatMap(table => verbs.filter(verb => hasPrivilege(user, verb, table))).length
