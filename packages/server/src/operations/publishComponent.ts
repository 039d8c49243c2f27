import { publishComponent as declaration } from '@deskhand/contract/operations/publishComponent'
import { workflow } from '@deskhand/contract/tables/workflow'
import { requireRow } from '../authorization/requireRow.ts'
import { writeRows } from '../routes/writeRows.ts'
import { handleOperation } from './operationHandler.ts'
import { publishFlow } from './publishFlow.ts'

/** Publishes the flow it is called on. Source: Dataverse wire, sections 1.2 and 2.4. */
export const publishComponent = handleOperation(declaration, {
  async authorize({ user, id }, { store }) {
    await requireRow(store, user, 'Write', workflow, id, [])
  },
  async run(call, _parameters, _target, parts) {
    await writeRows(call, parts, writing => publishFlow(writing, call.id))
    return undefined
  },
})
