import type { RunFailure } from '@deskhand/contract/agentMessages'
import type { RunEvent } from '@deskhand/contract/runLifeCycle'
import { lockRun } from './lockRun.ts'
import { moveRun } from './moveRun.ts'
import type { Steps } from './steps.ts'

/** Applies an event that no machine tells of: a time-out in the queue, a machine that is lost. */
export function* endRun({
  runId,
  event,
  failure,
  now,
}: {
  readonly runId: string
  readonly event: RunEvent
  readonly failure?: RunFailure
  readonly now: number
}): Steps<boolean> {
  const run = yield* lockRun(runId)
  if (run === undefined) return false
  return (yield* moveRun(run, event, { ...(failure && { failure }), now })) !== undefined
}
