import { all, type Steps, sql, time } from './steps.ts'

/** Gives every lease at least this long: after a start of the server, while which nobody could renew. */
export function* extendLeases({ leaseUntil }: { readonly leaseUntil: number }): Steps<void> {
  yield* all(sql`update dh_claim set leaseuntil = ${time(leaseUntil)} where leaseuntil < ${time(leaseUntil)}`)
}
