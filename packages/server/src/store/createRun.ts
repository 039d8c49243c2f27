import { DataverseError, errorCatalogue } from '@deskhand/contract/errors'
import { statuscodeOf } from '@deskhand/contract/runLifeCycle'
import { flowSession } from '@deskhand/contract/tables/flowSession'
import { insertRow } from './insertRow.ts'
import { nextNumber } from './nextNumber.ts'
import { all, announce, locking, one, type Steps, sql, time } from './steps.ts'

/** A run as it is accepted. */
export interface NewRun {
  readonly id: string
  readonly workflowId: string
  readonly name: string
  /** The flow's owner, user or team: the run belongs to it. */
  readonly ownerId: string
  readonly callerId: string
  /** `dh_connection.dh_name` of the connection the run uses. */
  readonly connectionName: string
  readonly machineGroupId: string
  readonly runMode: 'attended' | 'unattended'
  /** 0 normal, 100 high. */
  readonly priority: number
  readonly timeoutSeconds: number
  readonly queueTimeoutSeconds: number
  /** A JSON object as text. */
  readonly inputs: string
  readonly callbackUrl: string | null
  readonly correlationId: string | null
  readonly idempotencyKey: string | null
  /** The most runs the connection takes in a minute; 0: any number. */
  readonly runsPerMinute: number
  readonly now: number
}

/**
 * Accepts a run: from here on it cannot be lost. A caller that repeats an `Idempotency-Key` is given the run it
 * already has (`created: false`).
 *
 * @throws DataverseError `DesktopFlowsActionThrottled` with `retryAfterSeconds`
 */
export function* createRun(run: NewRun): Steps<{ readonly id: string; readonly created: boolean }> {
  const { id, now } = run
  const known = run.idempotencyKey === null ? undefined : yield* keepKey(run, run.idempotencyKey)
  if (known !== undefined) return { id: known, created: false }
  if (run.runsPerMinute > 0) yield* checkRate(run)
  const versionnumber = yield* nextNumber('versionnumber')
  const values = {
    flowsessionid: id,
    versionnumber,
    name: run.name,
    ownerid: run.ownerId,
    regardingobjectid: run.workflowId,
    connectionid: run.connectionName,
    machinegroupid: run.machineGroupId,
    runmode: run.runMode === 'attended' ? 1 : 2,
    runsessionmode: run.runMode === 'attended' ? 1 : 0,
    triggertype: 3,
    callbackurl: run.callbackUrl,
    correlationid: run.correlationId,
    statuscode: statuscodeOf.waiting,
    dh_state: 'waiting',
    inputs_name: 'inputs',
  }
  yield* insertRow(flowSession, values, { userId: run.callerId, now })
  yield* all(sql`
    insert into dh_content (tablename, id, columnname, filename, text)
    values ('flowsession', ${id}, 'inputs', 'inputs', ${run.inputs})`)
  yield* all(sql`
    insert into dh_queue (seq, runid, groupid, priority, runmode, timeoutseconds, enqueuedon, timeouton)
    values (${versionnumber}, ${id}, ${run.machineGroupId}, ${run.priority}, ${run.runMode}, ${run.timeoutSeconds},
      ${time(now)}, ${time(now + run.queueTimeoutSeconds * 1000)})`)
  yield* announce('dh_queue', run.machineGroupId)
  return { id, created: true }
}

/** Keeps the key for this run, or gives the run it stands for. A second caller waits here for the first. */
function* keepKey({ callerId, id, now }: NewRun, key: string): Steps<string | undefined> {
  const kept = yield* one(sql`
    insert into dh_idempotency (callerid, key, runid, createdon) values (${callerId}, ${key}, ${id}, ${time(now)})
    on conflict (callerid, key) do nothing returning runid`)
  if (kept !== undefined) return undefined
  const earlier = yield* one(sql`select runid from dh_idempotency where callerid = ${callerId} and key = ${key}`)
  return earlier!.runid as string
}

/** A sliding window: refused while as many runs as the limit are younger than a minute. */
function* checkRate({ connectionName, runsPerMinute, now }: NewRun): Steps<void> {
  // Whoever starts a run on this connection waits here until the one before has been counted.
  yield* all(locking(sql`select 1 as found from dh_connection where dh_fold(dh_name) = dh_fold(${connectionName})`))
  const oldest = yield* one(sql`
    select createdon from flowsession
    where dh_fold(connectionid) = dh_fold(${connectionName}) and createdon > ${time(now - minute)}
    order by createdon desc limit 1 offset ${runsPerMinute - 1}`)
  if (oldest === undefined) return
  const retryAfterSeconds = Math.max(1, Math.ceil(((oldest.createdon as number) + minute - now) / 1000))
  const message = errorCatalogue.DesktopFlowsActionThrottled.message(connectionName, runsPerMinute, retryAfterSeconds)
  throw new DataverseError('DesktopFlowsActionThrottled', message, { retryAfterSeconds })
}

const minute = 60_000
