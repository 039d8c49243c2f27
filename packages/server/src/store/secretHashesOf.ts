import { all, type Steps, sql } from './steps.ts'

/** The hashes of an application's secrets; several while one is being replaced. */
export function* secretHashesOf(applicationId: string): Steps<string[]> {
  const rows = yield* all(sql`select hash from dh_clientsecret where applicationid = ${applicationId} order by hash`)
  return rows.map(row => row.hash as string)
}
