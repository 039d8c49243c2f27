import { leaveGroup as declaration } from '@deskhand/contract/operations/leaveGroup'
import { flowMachine } from '@deskhand/contract/tables/flowMachine'
import { flowMachineGroup } from '@deskhand/contract/tables/flowMachineGroup'
import { requirePrivilege } from '../authorization/requirePrivilege.ts'
import { requireRow, rowWithin } from '../authorization/requireRow.ts'
import { writerOf } from '../authorization/writerOf.ts'
import { writeRows } from '../routes/writeRows.ts'
import { updateRow } from '../store/updateRow.ts'
import { createRow } from '../writing/createRow.ts'
import { emptyBody } from '../writing/readRowBody.ts'
import { handleOperation } from './operationHandler.ts'

/**
 * Gives a machine a group of its own, named after it. Runs that wait for its old group stay there; an agent that is
 * connected takes runs of the new one when it connects next.
 * Source: Dataverse wire, sections 1.6 and 2.4; Microsoft's page on the action.
 */
export const leaveGroup = handleOperation(declaration, {
  async authorize({ user, id }, { store }) {
    await requireRow(store, user, 'Write', flowMachine, id, [])
    requirePrivilege(user, 'Create', flowMachineGroup)
  },
  async run(call, _parameters, _target, parts) {
    const { user, id, now } = call
    await writeRows(call, parts, function* (writing) {
      const { name } = yield* rowWithin(user, 'Write', flowMachine, id, ['name'])
      const values = { name: name ?? id, flowgrouptype: ownGroup }
      const flowmachinegroupid = yield* createRow(writing, flowMachineGroup, { ...emptyBody, values })
      yield* updateRow(flowMachine, id, { flowmachinegroupid }, writerOf(user, now))
      writing.changed.add(flowMachine)
    })
    return undefined
  },
})

/** `Default`: the group that every machine has which belongs to no other. */
const ownGroup = 545_940_002
