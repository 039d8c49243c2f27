import { all, type Steps, sql } from './steps.ts'

/** Keeps a setting, in place of what it was. */
export function* writeSetting(key: string, value: string): Steps<void> {
  yield* all(sql`
    insert into dh_setting (key, value) values (${key}, ${value})
    on conflict (key) do update set value = excluded.value`)
}
