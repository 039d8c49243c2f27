import { one, type Steps, sql } from './steps.ts'

/** Where the file of an id is. */
export interface FilePlace {
  /** Logical name of the table. */
  readonly table: string
  readonly id: string
  readonly column: string
}

/** The place of a file by the id its column shows, or undefined. */
export function* findFile(fileId: string): Steps<FilePlace | undefined> {
  const row = yield* one(sql`select tablename, id, columnname from dh_content where fileid = ${fileId}`)
  return row && { table: row.tablename as string, id: row.id as string, column: row.columnname as string }
}
