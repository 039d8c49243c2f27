import { type ClaimedDelivery, deliveryOf } from './claimDeliveries.ts'
import { one, type Steps, sql, time } from './steps.ts'

/** Claims one callback, whatever became of it before; undefined where there is none of that id. */
export function* claimDelivery(claim: {
  readonly deliveryId: string
  readonly leaseUntil: number
}): Steps<ClaimedDelivery | undefined> {
  const row = yield* one(sql`
    update dh_callbackdelivery set dh_status = 0, dh_nextattempton = ${time(claim.leaseUntil)}
    where dh_callbackdeliveryid = ${claim.deliveryId}
    returning dh_callbackdeliveryid, dh_flowsessionid, dh_url, dh_body, dh_attempts, dh_log,
      (select regardingobjectid from flowsession where flowsessionid = dh_flowsessionid) as workflowid`)
  return row === undefined ? undefined : deliveryOf(row)
}
