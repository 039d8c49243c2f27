import { dataverseError } from '@deskhand/contract/errors'
import { privilegeName } from '@deskhand/contract/privilege'
import type { Table } from '@deskhand/contract/table'
import { team } from '@deskhand/contract/tables/team'
import type { Steps } from '../store/steps.ts'
import { teamById } from '../store/teamById.ts'
import { userById } from '../store/userByClaims.ts'
import { hasPrivilege } from './requirePrivilege.ts'
import { userContext } from './userContext.ts'

/**
 * Refuses to give rows of a table to a user or team that may read none of them: nobody could use what they own.
 *
 * @example
 * yield* requireOwnerReads(workflow, { table: systemUser, id })
 *
 * Source: Dataverse wire, section 4.3.
 */
export function* requireOwnerReads(table: Table, owner: { readonly table: Table; readonly id: string }): Steps<void> {
  const known = yield* owner.table === team ? teamById(owner.id) : userById(owner.id)
  if (known !== undefined && hasPrivilege(userContext(known), 'Read', table)) return
  throw dataverseError(
    'PrincipalPrivilegeDenied',
    `The ${owner.table === team ? 'team' : 'user'} ${owner.id} is missing ${privilegeName('Read', table.logicalName)}; give it a role that has it.`,
  )
}
