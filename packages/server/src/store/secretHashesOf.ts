import { all, type Steps, sql } from './steps.ts'

/** The hashes of an application's secrets. */
export function* secretHashesOf(applicationId: string): Steps<readonly string[]> {
  const rows = yield* all(sql`select hash from dh_clientsecret where applicationid = ${applicationId}`)
  return rows.map(row => row.hash as string)
}
