import type { RunClaim } from '@deskhand/contract/agentMessages'
import { isTerminal } from '@deskhand/contract/runLifeCycle'
import { lockRun } from './lockRun.ts'
import { machineLost } from './machineLost.ts'
import { moveRun } from './moveRun.ts'
import { renewLeases } from './renewLeases.ts'
import { all, type Steps, sql } from './steps.ts'

/**
 * Brings what a machine says it is running, when it connects, together with what the store knows: runs it does not
 * name are lost (or wait again, when they had not started), the leases of the others are renewed.
 *
 * @returns the claims the machine must drop, and the ids of the runs that ended
 */
export function* reconcileMachine({
  machineId,
  running,
  now,
  leaseUntil,
}: {
  readonly machineId: string
  readonly running: readonly RunClaim[]
  readonly now: number
  readonly leaseUntil: number
}): Steps<{ readonly drop: RunClaim[]; readonly ended: string[] }> {
  const ended: string[] = []
  const named = new Set(running.map(({ runId, fence }) => `${runId} ${fence}`))
  for (const { runid } of yield* all(sql`select runid from dh_claim where machineid = ${machineId} order by runid`)) {
    const run = yield* lockRun(runid as string)
    if (run?.claim?.machineId !== machineId || named.has(`${run.runId} ${run.claim.fence}`)) continue
    const failure = yield* machineLost(machineId, 'came back without the run')
    const state = yield* moveRun(run, 'loseMachine', { failure, now })
    if (state !== undefined && isTerminal(state)) ended.push(run.runId)
  }
  return { drop: yield* renewLeases({ machineId, claims: running, leaseUntil }), ended }
}
