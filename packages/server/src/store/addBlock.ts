import { all, one, type Steps, sql, time } from './steps.ts'

/**
 * Keeps a block of an upload; one that comes again replaces the first.
 *
 * @returns how many bytes all its blocks have
 */
export function* addBlock(token: string, blockId: string, bytes: Uint8Array, now: number): Steps<number> {
  yield* all(sql`
    insert into dh_uploadblock (token, blockid, size, bytes) values (${token}, ${blockId}, ${bytes.length}, ${bytes})
    on conflict (token, blockid) do update set size = excluded.size, bytes = excluded.bytes`)
  yield* all(sql`update dh_upload set touchedon = ${time(now)} where token = ${token}`)
  return Number((yield* one(sql`select sum(size) as size from dh_uploadblock where token = ${token}`))?.size ?? 0)
}
