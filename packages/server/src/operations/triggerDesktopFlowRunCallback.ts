import { dataverseError } from '@deskhand/contract/errors'
import { triggerDesktopFlowRunCallback as declaration } from '@deskhand/contract/operations/triggerDesktopFlowRunCallback'
import { flowSession } from '@deskhand/contract/tables/flowSession'
import { requireRow } from '../authorization/requireRow.ts'
import { afterAttempt, retries } from '../callbacks/afterAttempt.ts'
import { withAttempt } from '../callbacks/withAttempt.ts'
import { claimDelivery } from '../store/claimDelivery.ts'
import { callbackDeliveryId } from '../store/concludeRun.ts'
import { recordAttempt } from '../store/recordAttempt.ts'
import { handleOperation } from './operationHandler.ts'

/**
 * Sends the callback of a run once more, now, whatever became of it before, and tells what the receiver answered; null
 * where it did not. The attempt stands in the run's `dh_callbackdelivery` with the others; none follows it.
 * Source: Dataverse wire, section 6; Microsoft's page on the action.
 */
export const triggerDesktopFlowRunCallback = handleOperation(declaration, {
  async authorize({ user, id }, { store }) {
    await requireRow(store, user, 'Write', flowSession, id, [])
  },
  async run({ id, now }, _parameters, _target, { store, sendCallback }) {
    const deliveryId = callbackDeliveryId(id)
    const leaseUntil = now + lease
    const delivery = await store.write(() => claimDelivery({ deliveryId, leaseUntil }))
    if (delivery === undefined)
      throw dataverseError(
        'InvalidArgument',
        `The run ${id} has no callback: it was started without a callbackUrl, or has not ended.`,
      )
    const { outcome, duration } = await sendCallback(delivery)
    const { status } = afterAttempt(outcome, retries.most + 1)
    const log = withAttempt(delivery.log, { startedOn: now, duration, outcome })
    const attempts = delivery.attempts + 1
    const record = { deliveryId, leaseUntil, status, attempts, nextAttemptOn: null, log, now: now + duration }
    await store.write(() => recordAttempt(record))
    return { callbackHttpResponseCode: 'status' in outcome ? outcome.status : null }
  },
})

/** ms after which the callback is taken up again where this server is gone; longer than an attempt may take. */
const lease = 60_000
