import { next, statuscodeOf } from '@deskhand/contract/runLifeCycle'
import { flowSession } from '@deskhand/contract/tables/flowSession'
import { lockRun } from './lockRun.ts'
import { nextNumber } from './nextNumber.ts'
import { all, type Steps, sql, time } from './steps.ts'

/**
 * Keeps that a run starts; the machine executes nothing before it has been told so. Only the holder of the claim
 * may start, and once. Asked again by the same holder (its answer was lost) it says yes again and changes nothing.
 */
export function* startRun({
  runId,
  fence,
  sessionUser,
  processVersion,
  now,
}: {
  readonly runId: string
  readonly fence: number
  readonly sessionUser: string
  readonly processVersion: string
  readonly now: number
}): Steps<boolean> {
  const run = yield* lockRun(runId)
  if (run?.claim?.fence !== fence) return false
  if (run.state === 'running') return true
  const state = next(run.state, 'start')
  if (state === undefined) return false
  const versionnumber = yield* nextNumber('versionnumber')
  yield* all(sql`
    update flowsession set dh_state = ${state}, statuscode = ${statuscodeOf[state]}, startedon = ${time(now)},
      runwaitduration = ${now - run.createdOn},
      sessionusername = ${sessionUser.slice(0, flowSession.columns.sessionusername.max)},
      processversion = ${processVersion.slice(0, flowSession.columns.processversion.max)},
      modifiedon = ${time(now)}, versionnumber = ${versionnumber}
    where flowsessionid = ${runId}`)
  yield* all(sql`
    update dh_claim set startedon = ${time(now)}, timeouton = ${time(now + run.claim.timeoutSeconds * 1000)}
    where runid = ${runId}`)
  return true
}
