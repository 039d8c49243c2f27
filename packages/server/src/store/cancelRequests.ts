import type { RunClaim } from '@deskhand/contract/agentMessages'
import { all, type Steps, sql } from './steps.ts'

/** Runs a machine holds and has been asked to stop. */
export function* cancelRequests({ machineId }: { readonly machineId: string }): Steps<readonly RunClaim[]> {
  const rows = yield* all(sql`
    select runid, fence from dh_claim
    where machineid = ${machineId} and cancelrequestedon is not null order by runid`)
  return rows.map(row => ({ runId: row.runid as string, fence: row.fence as number }))
}
