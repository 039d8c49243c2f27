import { one, type Steps, sql } from './steps.ts'

/** When the next callback is due, or a claim on one runs out; null: none is pending. */
export function* nextDeliveryOn(): Steps<number | null> {
  const row = yield* one(sql`
    select dh_nextattempton from dh_callbackdelivery
    where dh_status = 0 and dh_nextattempton is not null order by dh_nextattempton limit 1`)
  return (row?.dh_nextattempton ?? null) as number | null
}
