import { deleteFlowMachineGroup as declaration } from '@deskhand/contract/operations/deleteFlowMachineGroup'
import { flowMachineGroup } from '@deskhand/contract/tables/flowMachineGroup'
import { requireRow } from '../authorization/requireRow.ts'
import { writeRows } from '../routes/writeRows.ts'
import { removeRow } from '../writing/removeRow.ts'
import { handleOperation } from './operationHandler.ts'

/** Deletes a machine group, as DELETE does. Source: Dataverse wire, section 2.4. */
export const deleteFlowMachineGroup = handleOperation(declaration, {
  async authorize({ user, id }, { store }) {
    await requireRow(store, user, 'Delete', flowMachineGroup, id, [])
  },
  async run(call, _parameters, _target, parts) {
    await writeRows(call, parts, writing => removeRow(writing, flowMachineGroup, call.id))
    return undefined
  },
})
