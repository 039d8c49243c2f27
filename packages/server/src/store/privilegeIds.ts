import { all, byDialect, type Steps, sql } from './steps.ts'

/** The privileges that have a row. Who adds more waits for others that do, until its transaction ends. */
export function* privilegeIds(): Steps<ReadonlySet<string>> {
  yield* all(oneAtATime)
  const rows = yield* all(sql`select privilegeid from privilege`)
  return new Set(rows.map(row => row.privilegeid as string))
}

/** Servers that start together on one database take turns. */
const oneAtATime = byDialect({ sqlite: sql`select 1 as turn`, postgres: sql`select pg_advisory_xact_lock(4703191)` })
