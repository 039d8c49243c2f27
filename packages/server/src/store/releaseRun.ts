import { lockRun } from './lockRun.ts'
import { moveRun } from './moveRun.ts'
import type { Steps } from './steps.ts'

/** Gives a claim back that was not started: the run waits again, in the place it had. */
export function* releaseRun({
  runId,
  fence,
  now,
}: {
  readonly runId: string
  readonly fence: number
  readonly now: number
}): Steps<boolean> {
  const run = yield* lockRun(runId)
  if (run?.claim?.fence !== fence) return false
  return (yield* moveRun(run, 'release', { now })) !== undefined
}
