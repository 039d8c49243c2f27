import { byDialect, one, type Steps, sql } from './steps.ts'

/** The next number of a counter: versions of rows, fencing numbers of claims, names with a number. A number is never given twice. */
export function* nextNumber(counter: 'versionnumber' | 'fence' | 'autonumber'): Steps<number> {
  const row = yield* one(
    byDialect({
      sqlite: sql`update dh_counter set value = value + 1 where name = ${counter} returning value`,
      postgres: sql`select nextval('dh_' || ${counter}) as value`,
    }),
  )
  return row!.value as number
}
