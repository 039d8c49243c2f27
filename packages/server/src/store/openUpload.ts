import { all, type Steps, sql, time } from './steps.ts'

/** A file that arrives in blocks. */
export interface Upload {
  readonly token: string
  /** Logical name of the table. */
  readonly table: string
  readonly id: string
  readonly column: string
  readonly fileName: string | null
  /** Who began it; nobody else goes on. */
  readonly userId: string
}

/** Keeps a new upload, and forgets those that nobody went on with since `expired` (ms since 1970). */
export function* openUpload(upload: Upload, now: number, expired: number): Steps<void> {
  const { token, table, id, column, fileName, userId } = upload
  yield* all(sql`
    delete from dh_uploadblock where token in (select token from dh_upload where touchedon < ${time(expired)})`)
  yield* all(sql`delete from dh_upload where touchedon < ${time(expired)}`)
  yield* all(sql`
    insert into dh_upload (token, tablename, id, columnname, filename, userid, touchedon)
    values (${token}, ${table}, ${id}, ${column}, ${fileName}, ${userId}, ${time(now)})`)
}
