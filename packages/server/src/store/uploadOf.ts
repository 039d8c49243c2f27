import type { Upload } from './openUpload.ts'
import { locking, one, type Steps, sql, time } from './steps.ts'

/** The upload of a token, unless nobody went on with it since `expired` (ms since 1970); one at a time goes on. */
export function* uploadOf(token: string, expired: number): Steps<Upload | undefined> {
  const row = yield* one(
    locking(sql`
      select tablename, id, columnname, filename, userid from dh_upload
      where token = ${token} and touchedon >= ${time(expired)}`),
  )
  if (row === undefined) return undefined
  return {
    token,
    table: row.tablename as string,
    id: row.id as string,
    column: row.columnname as string,
    fileName: row.filename as string | null,
    userId: row.userid as string,
  }
}
