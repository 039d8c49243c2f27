import { readSetting } from './readSetting.ts'
import { all, type Steps, sql } from './steps.ts'

/** Keeps a setting unless there is one already; of servers that start together the first one wins. @returns what is kept */
export function* addSetting(key: string, value: string): Steps<string> {
  yield* all(sql`insert into dh_setting (key, value) values (${key}, ${value}) on conflict (key) do nothing`)
  return (yield* readSetting(key))!
}
