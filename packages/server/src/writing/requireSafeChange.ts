import { dataverseError } from '@deskhand/contract/errors'
import { systemAdministrator } from '@deskhand/contract/roles/systemAdministrator'
import type { Table } from '@deskhand/contract/table'
import { role } from '@deskhand/contract/tables/role'
import { levelOf, type UserContext } from '../authorization/userContext.ts'
import { guidFrom } from '../store/guidFrom.ts'
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
  const column = Object.keys(values ?? {}).find(name => whoSomebodyIs[table.logicalName]?.includes(name))
  if (column !== undefined && levelOf(user, 'Write', table.logicalName) !== 'Global')
    throw dataverseError(
      'AccessDenied',
      `Access is denied. The column '${column}' of '${table.logicalName}' is changed by who may write all rows of it; prvWrite${table.schemaName} reaches less far here.`,
    )
}

/** Refuses to change the role of administrators: nobody could give it back what it loses. */
export function* requireChangeableRole(id: string): Steps<void> {
  const found = yield* retrieveRow(role, id, ['roletemplateid'])
  if (found?.roletemplateid === guidFrom(`role ${systemAdministrator.name}`))
    throw dataverseError(
      'InvalidArgument',
      `The role '${systemAdministrator.name}' cannot be changed. Make a role of your own, and give it privileges with AddPrivilegesRole.`,
    )
}

/** Columns that decide as whom somebody signs in, and from where its rights are measured. */
const whoSomebodyIs: Readonly<Record<string, readonly string[]>> = {
  systemuser: ['businessunitid', 'applicationid', 'azureactivedirectoryobjectid', 'accessmode', 'isdisabled'],
  team: ['businessunitid', 'teamtype', 'azureactivedirectoryobjectid'],
  businessunit: ['parentbusinessunitid'],
}
