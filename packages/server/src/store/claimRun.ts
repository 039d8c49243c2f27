import { next, statuscodeOf } from '@deskhand/contract/runLifeCycle'
import { flowSession } from '@deskhand/contract/tables/flowSession'
import { workflow } from '@deskhand/contract/tables/workflow'
import { nextNumber } from './nextNumber.ts'
import { readContent } from './readContent.ts'
import { all, assembled, locking, one, type Row, type Steps, sql, time } from './steps.ts'

/** A run as it goes to the machine that claimed it. */
export interface ClaimedRun {
  readonly runId: string
  readonly fence: number
  readonly workflowId: string
  readonly flowName: string
  /** The Robin text. */
  readonly definition: string
  /** JSON text. */
  readonly inputSchema: string
  readonly outputSchema: string
  readonly inputs: string
  readonly runMode: 'attended' | 'unattended'
  readonly account: string | null
  readonly timeoutSeconds: number
  /** Who owns the run; null for one whose owner is gone. */
  readonly ownerId: string | null
  /** `workflow.dependencies`: JSON that names the flows it calls. */
  readonly dependencies: string | null
}

/**
 * Gives a machine the first waiting run of its group: by priority, then age, among the run modes it serves.
 *
 * @returns undefined when none waits
 */
export function* claimRun({
  machineId,
  groupId,
  runModes,
  leaseUntil,
  now,
}: {
  readonly machineId: string
  readonly groupId: string
  readonly runModes: readonly ('attended' | 'unattended')[]
  readonly leaseUntil: number
  readonly now: number
}): Steps<ClaimedRun | undefined> {
  const entry = yield* firstWaiting(groupId, runModes)
  if (entry === undefined) return undefined
  const runId = entry.runid as string
  const fence = yield* nextNumber('fence')
  yield* all(sql`
    insert into dh_claim (runid, machineid, fence, leaseuntil, claimedon, seq, groupid, priority, runmode,
      timeoutseconds, enqueuedon, queuetimeouton)
    select runid, ${machineId}, ${fence}, ${time(leaseUntil)}, ${time(now)}, seq, groupid, priority, runmode,
      timeoutseconds, enqueuedon, timeouton
    from dh_queue where runid = ${runId}`)
  yield* all(sql`delete from dh_queue where runid = ${runId}`)
  const versionnumber = yield* nextNumber('versionnumber')
  const state = next('waiting', 'claim')!
  yield* all(sql`
    update flowsession set dh_state = ${state}, statuscode = ${statuscodeOf[state]}, machineid = ${machineId},
      modifiedon = ${time(now)}, versionnumber = ${versionnumber}
    where flowsessionid = ${runId}`)
  return yield* describe(runId, fence, entry)
}

/**
 * There are two run modes: a machine serves one of them, or both. Rows that somebody else is at are passed over: a claim never waits, and so is in nobody's way. The queue is read
 * alone, in the order of its index; joined with the runs, PostgreSQL would sort all that wait. SQLite has a single
 * writer and locks nothing.
 */
function* firstWaiting(groupId: string, runModes: readonly string[]): Steps<Row | undefined> {
  const [mode, ...others] = runModes
  if (mode === undefined) return undefined
  const text = `
    select runid, runmode, timeoutseconds from dh_queue
    where groupid = ?${others.length > 0 ? '' : ' and runmode = ?'} order by priority desc, seq limit 1 offset ?`
  const which = others.length > 0 ? [groupId] : [groupId, mode]
  for (let passed = 0; ; passed++) {
    const entry = yield* one(locking(assembled(text, [...which, passed]), 'for update skip locked'))
    if (entry === undefined) return undefined
    const run = yield* one(
      locking(
        sql`
          select regardingobjectid, connectionid, ownerid from flowsession
          where flowsessionid = ${entry.runid!} and dh_state = 'waiting'`,
        'for update skip locked',
      ),
    )
    if (run !== undefined) return { ...entry, ...run }
  }
}

function* describe(runId: string, fence: number, entry: Row): Steps<ClaimedRun> {
  const workflowId = entry.regardingobjectid as string
  const connection = entry.connectionid as string | null
  const flow = yield* one(sql`select name, dependencies from workflow where workflowid = ${workflowId}`)
  const session = yield* one(sql`select dh_account from dh_connection where dh_fold(dh_name) = dh_fold(${connection})`)
  return {
    runId,
    fence,
    workflowId,
    flowName: (flow?.name as string | undefined) ?? '',
    definition: textOf(yield* readContent(workflow, workflowId, 'definition')),
    inputSchema: textOf(yield* readContent(workflow, workflowId, 'inputs')),
    outputSchema: textOf(yield* readContent(workflow, workflowId, 'outputs')),
    inputs: textOf(yield* readContent(flowSession, runId, 'inputs')),
    runMode: entry.runmode as 'attended' | 'unattended',
    account: (session?.dh_account as string | null | undefined) ?? null,
    timeoutSeconds: entry.timeoutseconds as number,
    ownerId: entry.ownerid as string | null,
    dependencies: (flow?.dependencies as string | null | undefined) ?? null,
  }
}

const textOf = (found: { readonly content: string | Uint8Array } | undefined): string =>
  found === undefined ? '' : typeof found.content === 'string' ? found.content : Buffer.from(found.content).toString()
