import type { RunEnd } from '@deskhand/contract/agentMessages'
import { isTerminal, next, type RunEvent, type RunState, statuscodeOf } from '@deskhand/contract/runLifeCycle'
import { concludeRun } from './concludeRun.ts'
import type { LockedRun } from './lockRun.ts'
import type { MoveDetails } from './moveDetails.ts'
import { nextNumber } from './nextNumber.ts'
import { all, announce, type Steps, sql, time } from './steps.ts'

/**
 * Applies an event to a locked run: the life cycle says where it leads, and there is nothing else that moves a run
 * but `claimRun` and `startRun`. A refused event changes nothing.
 *
 * @returns the state after, or undefined when the event was refused
 */
export function* moveRun(run: LockedRun, event: RunEvent, details: MoveDetails): Steps<RunState | undefined> {
  const state = next(run.state, event)
  if (state === undefined) return undefined
  if (isTerminal(state)) yield* concludeRun(run, state, details)
  else if (state === 'waiting') yield* putBack(run, details.now)
  else yield* setState(run, state, details.now)
  return state
}

/** Back to the place in the queue the run had. */
function* putBack(run: LockedRun, now: number): Steps<void> {
  yield* all(sql`
    insert into dh_queue (seq, runid, groupid, priority, runmode, timeoutseconds, enqueuedon, timeouton)
    select seq, runid, groupid, priority, runmode, timeoutseconds, enqueuedon, queuetimeouton
    from dh_claim where runid = ${run.runId}`)
  yield* all(sql`delete from dh_claim where runid = ${run.runId}`)
  const versionnumber = yield* nextNumber('versionnumber')
  yield* all(sql`
    update flowsession set dh_state = 'waiting', statuscode = ${statuscodeOf.waiting}, machineid = ${null},
      modifiedon = ${time(now)}, versionnumber = ${versionnumber}
    where flowsessionid = ${run.runId}`)
  if (run.machineGroupId !== null) yield* announce('dh_queue', run.machineGroupId)
}

function* setState(run: LockedRun, state: RunState, now: number): Steps<void> {
  const versionnumber = yield* nextNumber('versionnumber')
  yield* all(sql`
    update flowsession set dh_state = ${state}, statuscode = ${statuscodeOf[state]},
      modifiedon = ${time(now)}, versionnumber = ${versionnumber}
    where flowsessionid = ${run.runId}`)
}

/** What a machine says of the end of a run, in the words of a move. */
export function detailsOf(end: RunEnd): Pick<MoveDetails, 'failure' | 'detail' | 'outputs'> {
  switch (end.event) {
    case 'succeed':
      return { outputs: end.outputs }
    case 'fail':
      return { failure: end.failure }
    case 'confirmCancel':
    case 'timeOut':
      return { detail: end.detail }
  }
}
