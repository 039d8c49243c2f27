import type { Outcome } from './sendCallback.ts'

/** Values of `dh_callbackdelivery.dh_status`. */
export const deliveryStatus = { Pending: 0, Delivered: 1, Failed: 2, Refused: 3 } as const

/** How often a callback is tried again, and how long after the attempt before. Source: Dataverse wire, section 6. */
export const retries = { most: 3, after: 1000 } as const

/**
 * What follows from the outcome of an attempt; `attempts` counts it. Only a server's error, its time-out and a
 * connection that failed are tried again.
 */
export function afterAttempt(
  outcome: Outcome,
  attempts: number,
): { readonly status: number; readonly retryIn?: number } {
  if ('status' in outcome) {
    if (outcome.status >= 200 && outcome.status < 300) return { status: deliveryStatus.Delivered }
    if (outcome.status < 500 && outcome.status !== 408) return { status: deliveryStatus.Failed }
  } else if (outcome.refused === true) {
    return { status: deliveryStatus.Refused }
  }
  if (attempts > retries.most) return { status: deliveryStatus.Failed }
  return { status: deliveryStatus.Pending, retryIn: retries.after }
}
