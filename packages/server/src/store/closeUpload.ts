import { all, type Steps, sql } from './steps.ts'

/** Block id → bytes, in the order of the ids. */
export type Blocks = ReadonlyMap<string, Uint8Array>

/** Gives the blocks of an upload and forgets it. */
export function* closeUpload(token: string): Steps<Blocks> {
  const rows = yield* all(sql`select blockid, bytes from dh_uploadblock where token = ${token} order by blockid`)
  yield* all(sql`delete from dh_uploadblock where token = ${token}`)
  yield* all(sql`delete from dh_upload where token = ${token}`)
  return new Map(rows.map(({ blockid, bytes }) => [blockid as string, bytes as Uint8Array]))
}
