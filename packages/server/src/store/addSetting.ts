import { readSetting } from './readSetting.ts'
import { all, type Steps, sql } from './steps.ts'

/**
 * Keeps a value unless there is one already, and gives the one that is kept. Of several servers that start at once
 * the first one's counts; the others wait here until it has been kept.
 */
export function* addSetting(key: string, value: string): Steps<string> {
  yield* all(sql`insert into dh_setting (key, value) values (${key}, ${value}) on conflict (key) do nothing`)
  return (yield* readSetting(key))!
}
