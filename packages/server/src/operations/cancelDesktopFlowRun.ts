import { cancelDesktopFlowRun as declaration } from '@deskhand/contract/operations/cancelDesktopFlowRun'
import { flowSession } from '@deskhand/contract/tables/flowSession'
import { requireRow } from '../authorization/requireRow.ts'
import { requestCancel } from '../store/requestCancel.ts'
import { handleOperation } from './operationHandler.ts'

/**
 * Asks for a run to be cancelled. A waiting run ends at once; a running one is stopped by its machine, and `statuscode`
 * tells when. A run that has ended stays as it is, and the answer is the same: the caller's aim is reached.
 * Source: Dataverse wire, section 2.2.
 */
export const cancelDesktopFlowRun = handleOperation(declaration, {
  async authorize({ user, id }, { store }) {
    await requireRow(store, user, 'Write', flowSession, id, [])
  },
  async run({ id, now }, _parameters, _target, { store }) {
    await store.write(() => requestCancel({ runId: id, now }))
    return undefined
  },
})
