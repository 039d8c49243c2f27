import { all, type Steps, sql, time } from './steps.ts'

/** Makes callbacks due that a server claimed which is gone. Only for who is alone with the database. */
export function* releaseDeliveries(now: number): Steps<void> {
  yield* all(sql`
    update dh_callbackdelivery set dh_nextattempton = ${time(now)}
    where dh_status = 0 and dh_nextattempton > ${time(now)}`)
}
