import { deleteFlowMachineGroup as declaration } from '@deskhand/contract/operations/deleteFlowMachineGroup'
import { flowMachineGroup } from '@deskhand/contract/tables/flowMachineGroup'
import { requireRow } from '../authorization/requireRow.ts'
import { writingOf } from '../routes/writeVerb.ts'
import { removeRow } from '../writing/removeRow.ts'
import { handleOperation } from './operationHandler.ts'

/** Deletes a machine group, as DELETE does. Source: Dataverse wire, section 2.4. */
export const deleteFlowMachineGroup = handleOperation(declaration, {
  async authorize({ user, id }, { store }) {
    await requireRow(store, user, 'Delete', flowMachineGroup, id, [])
  },
  async run(call, _parameters, _target, parts) {
    const writing = writingOf(call, parts)
    await parts.store.write(() => removeRow(writing, flowMachineGroup, call.id))
    for (const table of writing.changed) parts.onChange(table)
    return undefined
  },
})
