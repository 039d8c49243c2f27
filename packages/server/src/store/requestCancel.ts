import { dataverseError } from '@deskhand/contract/errors'
import type { RunState } from '@deskhand/contract/runLifeCycle'
import { lockRun } from './lockRun.ts'
import { moveRun } from './moveRun.ts'
import { all, announce, type Steps, sql, time } from './steps.ts'

/** What became of a run that is to be cancelled, and the machine to tell. */
export interface CancelRequested {
  /** The state after. A run that had ended is left as it was. */
  readonly state: RunState
  readonly machineId: string | null
  readonly fence: number | null
}

/**
 * Cancels a waiting run at once, and has a running one stopped by its machine.
 *
 * @throws DataverseError `ObjectDoesNotExist`
 */
export function* requestCancel({
  runId,
  now,
}: {
  readonly runId: string
  readonly now: number
}): Steps<CancelRequested> {
  const run = yield* lockRun(runId)
  if (run === undefined) throw dataverseError('ObjectDoesNotExist', 'flowsession', runId)
  const state = yield* moveRun(run, 'requestCancel', { now })
  if (state === 'cancelling')
    yield* all(sql`update dh_claim set cancelrequestedon = ${time(now)} where runid = ${runId}`)
  if (state !== undefined && run.claim !== undefined) yield* announce('dh_cancel', runId)
  return { state: state ?? run.state, machineId: run.claim?.machineId ?? null, fence: run.claim?.fence ?? null }
}
