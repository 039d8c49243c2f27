import { dataverseError } from '@deskhand/contract/errors'
import { systemAdministrator } from '@deskhand/contract/roles/systemAdministrator'
import type { Table } from '@deskhand/contract/table'
import { role } from '@deskhand/contract/tables/role'
import { systemUser } from '@deskhand/contract/tables/systemUser'
import { levelOf, type UserContext } from '../authorization/userContext.ts'
import { guidFrom } from '../store/guidFrom.ts'
import { holdersOf } from '../store/holdersOf.ts'
import { retrieveRow } from '../store/retrieveRow.ts'
import type { SqlValue, Steps } from '../store/steps.ts'

/**
 * Holds changes of users, teams and roles to what keeps an environment safe: who may change only some users cannot make
 * one of them somebody else, and nobody takes the administrators' role apart.
 *
 * @param values the columns to be written; none: the row is to be deleted
 */
export function* requireSafeChange(
  user: UserContext,
  table: Table,
  id: string,
  values?: Readonly<Record<string, SqlValue>>,
): Steps<void> {
  if (table === role) yield* requireChangeableRole(id)
  if (table === systemUser && values?.isdisabled === true) yield* requireOtherAdministrator(id, 'disabled')
  if (table === systemUser && values?.businessunitid !== undefined) {
    const before = yield* retrieveRow(systemUser, id, ['businessunitid'])
    if (before?.businessunitid !== values.businessunitid)
      yield* requireOtherAdministrator(id, 'moved, which takes its roles away')
  }
  const column = Object.keys(values ?? {}).find(name => whoSomebodyIs[table.logicalName]?.includes(name))
  if (column !== undefined && levelOf(user, 'Write', table.logicalName) !== 'Global')
    throw dataverseError(
      'AccessDenied',
      `Access is denied. The column '${column}' of '${table.logicalName}' is changed by who may write all rows of it; prvWrite${table.schemaName} reaches less far here.`,
    )
}

/** Refuses what would leave nobody who may do everything. @param what the user must not be */
export function* requireOtherAdministrator(userId: string, what: string): Steps<void> {
  const administrators = yield* holdersOf(administratorRole)
  if (administrators.length === 1 && administrators[0] === userId)
    throw dataverseError(
      'InvalidArgument',
      `The user ${userId} is the last one with the role '${systemAdministrator.name}' and cannot be ${what}. Give the role to somebody else first.`,
    )
}

const administratorRole = guidFrom(`role ${systemAdministrator.name}`)

/** Refuses to change the role of administrators: nobody could give it back what it loses. */
export function* requireChangeableRole(id: string): Steps<void> {
  if (yield* isAdministratorRole(id))
    throw dataverseError(
      'InvalidArgument',
      `The role '${systemAdministrator.name}' cannot be changed. Make a role of your own, and give it privileges with AddPrivilegesRole.`,
    )
}

/** Whether a role is that of administrators. */
export function* isAdministratorRole(id: string): Steps<boolean> {
  return (yield* retrieveRow(role, id, ['roletemplateid']))?.roletemplateid === administratorRole
}

/** Columns that decide as whom somebody signs in, and from where its rights are measured. */
const whoSomebodyIs: Readonly<Record<string, readonly string[]>> = {
  systemuser: ['businessunitid', 'applicationid', 'azureactivedirectoryobjectid', 'accessmode', 'isdisabled'],
  team: ['businessunitid', 'teamtype', 'azureactivedirectoryobjectid'],
  businessunit: ['parentbusinessunitid'],
}
