import { one, type Steps, sql } from './steps.ts'

/** A setting the server keeps for itself, or undefined. */
export function* readSetting(key: string): Steps<string | undefined> {
  return (yield* one(sql`select value from dh_setting where key = ${key}`))?.value as string | undefined
}
