import { all, type Steps, sql } from './steps.ts'

/** Keeps one more secret of an application, by its hash. */
export function* addSecretHash(applicationId: string, hash: string): Steps<void> {
  yield* all(sql`
    insert into dh_clientsecret (applicationid, hash) values (${applicationId}, ${hash})
    on conflict (applicationid, hash) do nothing`)
}
