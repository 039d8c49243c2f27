import { all, byDialect, type Row, type Steps, sql, time } from './steps.ts'

/** A callback that its claimer, and nobody else until `leaseUntil`, sends. */
export interface ClaimedDelivery {
  readonly id: string
  readonly runId: string
  readonly workflowId: string
  readonly url: string
  readonly body: string
  /** Attempts made before. */
  readonly attempts: number
  /** JSON list of them. */
  readonly log: string
}

/**
 * Claims callbacks that are due, the longest waiting first. When the claimer is gone without a word they are due
 * again at `leaseUntil`.
 */
export function* claimDeliveries(claim: {
  readonly leaseUntil: number
  readonly limit: number
  readonly now: number
}): Steps<readonly ClaimedDelivery[]> {
  const { leaseUntil, limit, now } = claim
  const rows = yield* all(
    byDialect({
      sqlite: sql`
        update dh_callbackdelivery set dh_nextattempton = ${time(leaseUntil)} where dh_callbackdeliveryid in (
          select dh_callbackdeliveryid from dh_callbackdelivery
          where dh_status = 0 and dh_nextattempton <= ${time(now)} order by dh_nextattempton limit ${limit})
        returning dh_callbackdeliveryid, dh_flowsessionid, dh_url, dh_body, dh_attempts, dh_log,
          (select regardingobjectid from flowsession where flowsessionid = dh_flowsessionid) as workflowid`,
      postgres: sql`
        update dh_callbackdelivery set dh_nextattempton = ${time(leaseUntil)} where dh_callbackdeliveryid in (
          select dh_callbackdeliveryid from dh_callbackdelivery
          where dh_status = 0 and dh_nextattempton <= ${time(now)} order by dh_nextattempton limit ${limit}
          for update skip locked)
        returning dh_callbackdeliveryid, dh_flowsessionid, dh_url, dh_body, dh_attempts, dh_log,
          (select regardingobjectid from flowsession where flowsessionid = dh_flowsessionid) as workflowid`,
    }),
  )
  return rows.map(deliveryOf)
}

/** A row of `dh_callbackdelivery` as its claimer sends it. */
export const deliveryOf = (row: Readonly<Row>): ClaimedDelivery => ({
  id: row.dh_callbackdeliveryid as string,
  runId: row.dh_flowsessionid as string,
  workflowId: (row.workflowid ?? '') as string,
  url: row.dh_url as string,
  body: row.dh_body as string,
  attempts: (row.dh_attempts ?? 0) as number,
  log: (row.dh_log ?? '[]') as string,
})
