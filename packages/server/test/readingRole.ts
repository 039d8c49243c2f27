import { depthMask, privilegeName } from '@deskhand/contract/privilege'
import type { Table } from '@deskhand/contract/table'
import { role } from '@deskhand/contract/tables/role'
import { privilegeId } from '../src/authorization/privilegeId.ts'
import { insertRow } from '../src/store/insertRow.ts'
import { addRolePrivileges } from '../src/store/rolePrivileges.ts'
import { all, assembled, type Steps } from '../src/store/steps.ts'

/** Gives a user or a team a role that reads its own rows of a table: so it may own some. */
export function* readingRole(
  table: Table,
  holder: { readonly kind: 'systemuser' | 'team'; readonly id: string },
): Steps<void> {
  const roleid = yield* insertRow(role, { name: `Reads ${table.logicalName} ${holder.id}` }, { userId: null, now: 0 })
  const right = { privilegeId: privilegeId(privilegeName('Read', table.logicalName)), depth: depthMask.Basic }
  yield* addRolePrivileges(roleid, [right])
  const pairs = holder.kind === 'team' ? 'teamroles' : 'systemuserroles'
  yield* all(assembled(`insert into ${pairs} (${holder.kind}id, roleid) values (?, ?)`, [holder.id, roleid]))
}
