import type { RunEnd } from '@deskhand/contract/agentMessages'
import { lockRun } from './lockRun.ts'
import type { MachineUsage } from './moveDetails.ts'
import { detailsOf, moveRun } from './moveRun.ts'
import type { Steps } from './steps.ts'

/** Keeps how a run ended, as the machine that holds its claim says. Refused with an older fencing number. */
export function* finishRun({
  runId,
  fence,
  end,
  usage,
  now,
}: {
  readonly runId: string
  readonly fence: number
  readonly end: RunEnd
  readonly usage?: MachineUsage
  readonly now: number
}): Steps<boolean> {
  const run = yield* lockRun(runId)
  if (run?.claim?.fence !== fence) return false
  const details = { ...detailsOf(end), ...(usage && { usage }), now }
  return (yield* moveRun(run, end.event, details)) !== undefined
}
