import { one, type Steps, sql } from './steps.ts'

/** A run of the flow that waits or is under way, if there is one: those alone stand in the queue or have a claim. */
export function* openRunOf(workflowId: string): Steps<string | undefined> {
  const row = yield* one(sql`
    select flowsessionid from flowsession
    where regardingobjectid = ${workflowId}
      and flowsessionid in (select runid from dh_queue union all select runid from dh_claim)
    limit 1`)
  return row?.flowsessionid as string | undefined
}
