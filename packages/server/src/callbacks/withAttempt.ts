import type { Outcome } from './sendCallback.ts'

/** One attempt, and what became of it. */
export interface Attempt {
  /** ms since 1970. */
  readonly startedOn: number
  /** ms. */
  readonly duration: number
  readonly outcome: Outcome
}

/** The JSON list in `dh_callbackdelivery.dh_log`, with one attempt more, the oldest forgotten where there are many. */
export function withAttempt(log: string, { startedOn, duration, outcome }: Attempt): string {
  const entry = {
    startedOn: new Date(startedOn).toISOString(),
    duration,
    ...('status' in outcome ? { status: outcome.status } : { error: outcome.error.slice(0, longestError) }),
  }
  return JSON.stringify([...(JSON.parse(log) as unknown[]), entry].slice(-most))
}

/** So many fit into the column. */
const most = 40
const longestError = 2000
