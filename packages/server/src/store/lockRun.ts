import type { RunState } from '@deskhand/contract/runLifeCycle'
import { locking, one, type Row, type Steps, sql } from './steps.ts'

/** A run as the verbs that move it see it, with the claim a machine may have on it. */
export interface LockedRun {
  readonly runId: string
  readonly state: RunState
  readonly createdOn: number
  readonly startedOn: number | null
  readonly workflowId: string | null
  readonly ownerId: string | null
  readonly machineGroupId: string | null
  readonly callbackUrl: string | null
  readonly claim: LockedClaim | undefined
}

export interface LockedClaim {
  readonly machineId: string
  readonly fence: number
  readonly leaseUntil: number
  readonly timeoutSeconds: number
}

/**
 * Reads a run and its claim and holds both until the transaction ends. Every verb that moves a run begins here: the
 * row of the run is locked first, the claim after it, so that no two verbs wait for each other.
 */
export function* lockRun(runId: string): Steps<LockedRun | undefined> {
  const row = yield* one(
    locking(sql`
      select dh_state, createdon, startedon, regardingobjectid, ownerid, machinegroupid, callbackurl
      from flowsession where flowsessionid = ${runId} and dh_state is not null`),
  )
  if (row === undefined) return undefined
  const claim = yield* one(
    locking(sql`select machineid, fence, leaseuntil, timeoutseconds from dh_claim where runid = ${runId}`),
  )
  return {
    runId,
    state: row.dh_state as RunState,
    createdOn: row.createdon as number,
    startedOn: row.startedon as number | null,
    workflowId: row.regardingobjectid as string | null,
    ownerId: row.ownerid as string | null,
    machineGroupId: row.machinegroupid as string | null,
    callbackUrl: row.callbackurl as string | null,
    claim: claim && claimOf(claim),
  }
}

const claimOf = (row: Row): LockedClaim => ({
  machineId: row.machineid as string,
  fence: row.fence as number,
  leaseUntil: row.leaseuntil as number,
  timeoutSeconds: row.timeoutseconds as number,
})
