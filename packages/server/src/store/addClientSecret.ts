import { all, type Steps, sql } from './steps.ts'

/** Gives an application a further secret, known by its hash; with `only` its others end. */
export function* addClientSecret(applicationId: string, hash: string, { only = false } = {}): Steps<void> {
  if (only) yield* all(sql`delete from dh_clientsecret where applicationid = ${applicationId} and hash <> ${hash}`)
  yield* all(sql`
    insert into dh_clientsecret (applicationid, hash) values (${applicationId}, ${hash})
    on conflict (applicationid, hash) do nothing`)
}
