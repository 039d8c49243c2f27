import { one, type Steps, sql } from './steps.ts'

/** A value the server keeps for itself, or undefined. */
export function* readSetting(key: string): Steps<string | undefined> {
  const row = yield* one(sql`select value from dh_setting where key = ${key}`)
  return row?.value as string | undefined
}
