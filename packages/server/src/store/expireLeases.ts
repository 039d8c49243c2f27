import type { RunState } from '@deskhand/contract/runLifeCycle'
import { lockRun } from './lockRun.ts'
import { machineLost } from './machineLost.ts'
import { moveRun } from './moveRun.ts'
import { all, type Steps, sql, time } from './steps.ts'

/** A run whose machine did not renew its lease, and what became of it. */
export interface ExpiredLease {
  readonly runId: string
  readonly machineId: string
  readonly fence: number
  /** `waiting`: it had not started, another machine may take it. */
  readonly state: RunState
}

/** Takes the runs away whose leases have run out: not started ones wait again, started ones end. */
export function* expireLeases({ now }: { readonly now: number }): Steps<ExpiredLease[]> {
  const expired: ExpiredLease[] = []
  for (const { runid } of yield* all(sql`select runid from dh_claim where leaseuntil < ${time(now)} order by runid`)) {
    const run = yield* lockRun(runid as string)
    if (run?.claim === undefined || run.claim.leaseUntil >= now) continue
    const { machineId, fence } = run.claim
    const failure = yield* machineLost(machineId, 'stopped answering')
    const state = yield* moveRun(run, 'loseMachine', { failure, now })
    if (state !== undefined) expired.push({ runId: run.runId, machineId, fence, state })
  }
  return expired
}
