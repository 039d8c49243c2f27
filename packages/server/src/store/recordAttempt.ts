import { nextNumber } from './nextNumber.ts'
import { one, type Steps, sql, time } from './steps.ts'

/** What became of a callback after an attempt; `status` is a choice of `dh_callbackdelivery.dh_status`. */
export interface AttemptRecord {
  readonly deliveryId: string
  /** Of the claim under which the attempt was made: another claimer's record stays as it is. */
  readonly leaseUntil: number
  readonly status: number
  readonly attempts: number
  readonly nextAttemptOn: number | null
  readonly log: string
  readonly now: number
}

/** Records an attempt; false: the claim had run out, and the record is somebody else's. */
export function* recordAttempt(record: AttemptRecord): Steps<boolean> {
  const changed = yield* one(sql`
    update dh_callbackdelivery set dh_status = ${record.status}, dh_attempts = ${record.attempts},
      dh_nextattempton = ${time(record.nextAttemptOn)}, dh_log = ${record.log}, modifiedon = ${time(record.now)},
      versionnumber = ${yield* nextNumber('versionnumber')}
    where dh_callbackdeliveryid = ${record.deliveryId} and dh_status = 0
      and dh_nextattempton = ${time(record.leaseUntil)}
    returning dh_callbackdeliveryid`)
  return changed !== undefined
}
