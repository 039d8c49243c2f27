import type { RunClaim } from '@deskhand/contract/agentMessages'
import { one, type Steps, sql, time } from './steps.ts'

/** Renews the leases a machine holds. @returns the claims it does not hold (any more): those it must stop. */
export function* renewLeases({
  machineId,
  claims,
  leaseUntil,
}: {
  readonly machineId: string
  readonly claims: readonly RunClaim[]
  readonly leaseUntil: number
}): Steps<RunClaim[]> {
  const refused: RunClaim[] = []
  // In one order for all, so that no two transactions wait for each other.
  for (const claim of claims.toSorted((one, other) => (one.runId < other.runId ? -1 : 1))) {
    const renewed = yield* one(sql`
      update dh_claim set leaseuntil = ${time(leaseUntil)}
      where runid = ${claim.runId} and fence = ${claim.fence} and machineid = ${machineId} returning runid`)
    if (renewed === undefined) refused.push(claim)
  }
  return refused
}
