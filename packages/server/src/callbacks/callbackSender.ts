import type { Clock } from '../dispatch/clock.ts'
import { type ClaimedDelivery, claimDeliveries } from '../store/claimDeliveries.ts'
import { nextDeliveryOn } from '../store/nextDeliveryOn.ts'
import { recordAttempt } from '../store/recordAttempt.ts'
import { releaseDeliveries } from '../store/releaseDeliveries.ts'
import type { Store } from '../store/steps.ts'
import { afterAttempt, deliveryStatus } from './afterAttempt.ts'
import type { Callback, Outcome } from './sendCallback.ts'
import { withAttempt } from './withAttempt.ts'

export interface CallbackSenderOptions {
  readonly store: Store
  readonly clock: Clock
  /** Makes one attempt; see `sendCallback`. Must end within `lease`. */
  send(callback: Callback, signal: AbortSignal): Promise<Outcome>
  /** Told of errors of the store; the sender goes on. */
  onError(error: unknown): void
  /** How many callbacks are sent at a time. */
  readonly concurrency?: number
  /** No other server has this database open: what is claimed at the start was claimed by one that is gone. */
  readonly isAlone?: boolean
  /** ms a claimed callback stays with this server when nothing is heard of it. */
  readonly lease?: number
}

/** Sends the callbacks of ended runs, from `start` to `stop`. */
export interface CallbackSender {
  start(): void
  /** Lets attempts under way end, for a short while, and gives back the others. */
  stop(): Promise<void>
}

/**
 * Makes the sender. It wakes when a run has ended and when a callback is due, claims what is due, so that of several
 * servers one sends it, and records every attempt. A callback is delivered at least once: a server that dies between
 * the receiver's answer and its own record leaves it to be sent again.
 */
export function createCallbackSender(options: CallbackSenderOptions): CallbackSender {
  const { store, clock, send, onError, concurrency = 16, isAlone = false, lease = 60_000 } = options
  const underWay = new Set<Promise<void>>()
  const stopped = new AbortController()
  let isStopping = false
  let isLooking = false
  let lookAgain = false
  let looking = Promise.resolve()
  let cancelTimer = () => {}
  let unlisten = () => {}

  /** Looks for due callbacks; one look at a time. */
  function wake(): void {
    if (isStopping) return
    lookAgain = isLooking
    if (isLooking) return
    isLooking = true
    looking = look()
      .catch(error => {
        onError(error)
        wakeIn(afterError)
      })
      .finally(() => {
        isLooking = false
        if (lookAgain) wake()
      })
  }

  async function look(): Promise<void> {
    cancelTimer()
    const free = concurrency - underWay.size
    // The end of each attempt wakes us.
    if (free <= 0) return
    const next = await store.read(() => nextDeliveryOn())
    const now = clock.now()
    if (next === null || next > now) return wakeIn(Math.min(next === null ? idle : next - now, idle))
    const leaseUntil = now + lease
    const claimed = await store.write(() => claimDeliveries({ leaseUntil, limit: free, now }))
    for (const delivery of claimed) {
      const attempt = attemptAndRecord(delivery, leaseUntil)
        .catch(onError)
        .finally(() => {
          underWay.delete(attempt)
          wake()
        })
      underWay.add(attempt)
    }
    lookAgain = true
  }

  function wakeIn(ms: number): void {
    cancelTimer()
    if (!isStopping) cancelTimer = clock.after(ms, wake)
  }

  async function attemptAndRecord(delivery: ClaimedDelivery, leaseUntil: number): Promise<void> {
    const startedOn = clock.now()
    const outcome = isStopping ? givenBack : await send(delivery, stopped.signal)
    const now = clock.now()
    const common = { deliveryId: delivery.id, leaseUntil, now }
    if ('error' in outcome && outcome.aborted === true) {
      const { attempts, log } = delivery
      const asBefore = { ...common, status: deliveryStatus.Pending, attempts, nextAttemptOn: startedOn, log }
      await store.write(() => recordAttempt(asBefore))
      return
    }
    const attempts = delivery.attempts + 1
    const { status, retryIn } = afterAttempt(outcome, attempts)
    const log = withAttempt(delivery.log, { startedOn, duration: now - startedOn, outcome })
    const nextAttemptOn = retryIn === undefined ? null : now + retryIn
    await store.write(() => recordAttempt({ ...common, status, attempts, nextAttemptOn, log }))
  }

  return {
    start() {
      unlisten = store.listen('dh_callback', wake)
      if (!isAlone) return wake()
      store.write(() => releaseDeliveries(clock.now())).then(wake, onError)
    },
    async stop() {
      isStopping = true
      unlisten()
      cancelTimer()
      const cancelGrace = clock.after(grace, () => stopped.abort())
      await looking
      await Promise.all(underWay)
      cancelGrace()
    },
  }
}

/** A word that got lost costs at most this long. */
const idle = 30_000
const afterError = 1000
const grace = 2000
const givenBack = { error: 'The server was stopped.', aborted: true } as const
