import { dataverseError } from '@deskhand/contract/errors'
import { terminalStatuscodes } from '@deskhand/contract/runLifeCycle'
import type { Table } from '@deskhand/contract/table'
import { flowSession } from '@deskhand/contract/tables/flowSession'
import { workflow } from '@deskhand/contract/tables/workflow'
import { rowWithin } from '../authorization/requireRow.ts'
import { deleteRow } from '../store/deleteRow.ts'
import { openRunOf } from '../store/openRunOf.ts'
import type { Steps } from '../store/steps.ts'
import { requireSafeChange } from './requireSafeChange.ts'
import { requireWritable } from './requireWritable.ts'
import type { Writing } from './writing.ts'

/**
 * Deletes a row. A run must have ended, and so must the runs of a flow: one that was accepted is not lost that way.
 * Source: Dataverse wire, section 3.7.
 */
export function* removeRow({ user, changed }: Writing, table: Table, id: string, version?: number): Steps<void> {
  requireWritable(table, 'delete')
  const isRun = table === flowSession
  const row = yield* rowWithin(user, 'Delete', table, id, ['versionnumber', ...(isRun ? ['statuscode'] : [])])
  if (version !== undefined && row.versionnumber !== version) throw dataverseError('ConcurrencyVersionMismatch')
  if (isRun && !terminalStatuscodes.includes(Number(row.statuscode)))
    throw dataverseError('InvalidArgument', `The run ${id} has not ended. Cancel it first, with CancelDesktopFlowRun.`)
  const run = table === workflow ? yield* openRunOf(id) : undefined
  if (run !== undefined)
    throw dataverseError(
      'CannotDeleteDueToAssociation',
      `The run ${run} of this flow has not ended. Cancel it, or wait.`,
    )
  yield* requireSafeChange(user, table, id)
  yield* deleteRow(table, id)
  changed.add(table)
}
