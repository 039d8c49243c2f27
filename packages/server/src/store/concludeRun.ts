import type { RunFailure } from '@deskhand/contract/agentMessages'
import { type RunState, statuscodeOf } from '@deskhand/contract/runLifeCycle'
import { dhCallbackDelivery } from '@deskhand/contract/tables/dhCallbackDelivery'
import { flowSession } from '@deskhand/contract/tables/flowSession'
import { guidFrom } from './guidFrom.ts'
import { insertRow } from './insertRow.ts'
import type { LockedRun } from './lockRun.ts'
import type { MoveDetails } from './moveDetails.ts'
import { nextNumber } from './nextNumber.ts'
import { all, announce, type Steps, sql, time } from './steps.ts'
import { writeContent } from './writeContent.ts'

/**
 * The one way to a terminal state, whoever ends the run: status, times, error, outputs, and the callback to be sent,
 * all in the transaction of the verb that calls it.
 */
export function* concludeRun(run: LockedRun, state: RunState, details: MoveDetails): Steps<void> {
  const { now, usage, outputs } = details
  const failure = failureOf(state, details)
  const versionnumber = yield* nextNumber('versionnumber')
  yield* all(sql`
    update flowsession set
      dh_state = ${state}, statuscode = ${statuscodeOf[state]}, statecode = 0, completedon = ${time(now)},
      runduration = ${now - run.createdOn},
      runexecutionduration = ${run.startedOn === null ? null : now - run.startedOn},
      errorcode = ${cut('errorcode', failure?.code)}, errormessage = ${cut('errormessage', failure?.message)},
      errordetails = ${cut('errordetails', failure?.details)},
      rundetails = ${details.detail === undefined ? null : cut('rundetails', JSON.stringify({ detail: details.detail }))},
      machinepercentcpuusage = ${usage?.cpuPercent ?? null}, machineramusage = ${usage ? Math.round(usage.memoryMB) : null},
      modifiedon = ${time(now)}, versionnumber = ${versionnumber}
    where flowsessionid = ${run.runId}`)
  yield* all(sql`delete from dh_claim where runid = ${run.runId}`)
  yield* all(sql`delete from dh_queue where runid = ${run.runId}`)
  if (state === 'succeeded') {
    const content = JSON.stringify(outputs ?? {})
    yield* writeContent(flowSession, run.runId, 'outputs', { name: 'outputs', content })
  }
  if (run.callbackUrl !== null) yield* planCallback(run, run.callbackUrl, state, now)
}

/** A timed-out run says so in its error fields too, as failed ones do. Source: reference, section 2.7. */
function failureOf(state: RunState, { failure, detail }: MoveDetails): RunFailure | undefined {
  if (state === 'timedOut' && failure === undefined) {
    return { code: 'DesktopFlowsActionTimeout', message: detail ?? 'The run took longer than it may.' }
  }
  return state === 'succeeded' ? undefined : failure
}

/** The body is made here and sent as it is, however often. Source: reference, section 6. */
function* planCallback(run: LockedRun, url: string, state: RunState, now: number): Steps<void> {
  const body = JSON.stringify({
    statuscode: statuscodeOf[state],
    statecode: 0,
    startedon: run.startedOn === null ? null : seconds(run.startedOn),
    completedon: seconds(now),
    flowsessionid: run.runId,
  })
  const values = {
    dh_callbackdeliveryid: callbackDeliveryId(run.runId),
    dh_name: `Callback of run ${run.runId}`,
    dh_flowsessionid: run.runId,
    dh_url: url,
    dh_body: body,
    dh_nextattempton: now,
    dh_log: '[]',
    ownerid: run.ownerId,
  }
  const deliveryId = yield* insertRow(dhCallbackDelivery, values, { userId: null, now })
  yield* announce('dh_callback', deliveryId)
}

/** The id of the `dh_callbackdelivery` of a run. */
export const callbackDeliveryId = (runId: string): string => guidFrom(`callback of ${runId}`)

/** `2022-09-05T08:04:11Z` */
const seconds = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`

/** Text that fits its column; a surrogate pair is not cut in two. */
function cut(column: keyof typeof flowSession.columns, text: string | undefined): string | null {
  if (text === undefined) return null
  const most = flowSession.columns[column].max!
  return text.length <= most ? text : text.slice(0, most).replace(/[\ud800-\udbff]$/, '')
}
