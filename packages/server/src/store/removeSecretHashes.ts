import { all, type Steps, sql } from './steps.ts'

/** Ends all secrets of an application. */
export function* removeSecretHashes(applicationId: string): Steps<void> {
  yield* all(sql`delete from dh_clientsecret where applicationid = ${applicationId}`)
}
