import { dataverseError } from '@deskhand/contract/errors'
import { terminalStatuscodes } from '@deskhand/contract/runLifeCycle'
import { flowSession } from '@deskhand/contract/tables/flowSession'
import { workflow } from '@deskhand/contract/tables/workflow'
import { requireRow } from '../authorization/requireRow.ts'
import { deleteRow } from '../store/deleteRow.ts'
import { openRunOf } from '../store/openRunOf.ts'
import { noContent } from './answer.ts'
import type { ResourceOf, Verb } from './apiRequest.ts'
import { conditionsOf } from './conditions.ts'
import { requireWritable } from './requireWritable.ts'

/** `DELETE /set(id)`. A run must have ended, and so must the runs of a flow. Source: Dataverse wire, section 3.7. */
export const remove: Verb<ResourceOf<'row'>> = async ({ resource, headers, user }, { store, onChange }) => {
  const { table, id } = resource
  const { version } = conditionsOf(headers)
  requireWritable(table, 'delete')
  const isRun = table === flowSession
  const columns = ['versionnumber', ...(isRun ? ['statuscode'] : [])]
  const row = await requireRow(store, user, 'Delete', table, id, columns)
  if (version !== undefined && row.versionnumber !== version) throw dataverseError('ConcurrencyVersionMismatch')
  if (isRun && !terminalStatuscodes.includes(Number(row.statuscode)))
    throw dataverseError('InvalidArgument', `The run ${id} has not ended. Cancel it first, with CancelDesktopFlowRun.`)
  await store.write(function* () {
    // Its runs are deleted with a flow; one that was accepted is not lost that way.
    const run = table === workflow ? yield* openRunOf(id) : undefined
    if (run !== undefined)
      throw dataverseError(
        'CannotDeleteDueToAssociation',
        `The run ${run} of this flow has not ended. Cancel it, or wait.`,
      )
    yield* deleteRow(table, id)
  })
  onChange(table)
  return noContent
}
