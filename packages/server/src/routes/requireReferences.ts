import { dataverseError } from '@deskhand/contract/errors'
import type { Table } from '@deskhand/contract/table'
import { requirePrivilege } from '../authorization/requirePrivilege.ts'
import { requireRow } from '../authorization/requireRow.ts'
import type { UserContext } from '../authorization/userContext.ts'
import { retrieveRow } from '../store/retrieveRow.ts'
import type { Store } from '../store/steps.ts'
import type { Reference } from './readRowBody.ts'

/**
 * Rows that a body points to must be there, and the caller must be allowed to see them: else a connection could be
 * pointed to machines of somebody else. Giving a row to another owner needs the privilege to assign.
 */
export async function requireReferences(
  references: readonly Reference[],
  table: Table,
  user: UserContext,
  store: Store,
): Promise<void> {
  for (const reference of references) {
    if (reference.column !== 'ownerid') {
      // What goes with the row it points to is a part of it: to add one is to write that row.
      const verb = table.columns[reference.column]?.cascadeDelete === true ? 'Write' : 'Read'
      await requireRow(store, user, verb, reference.table, reference.id, [])
      continue
    }
    if (reference.id !== user.userId) requirePrivilege(user, 'Assign', table)
    const found = await store.read(() => retrieveRow(reference.table, reference.id, [reference.table.key]))
    if (found === undefined) throw dataverseError('ObjectDoesNotExist', reference.table.logicalName, reference.id)
  }
}
