import type { Table } from '@deskhand/contract/table'
import { one, type Steps, sql } from './steps.ts'

/** What is known of a content without reading it. */
export interface ContentInfo {
  readonly name: string | null
  readonly mimeType: string | null
  /** Bytes; of a text: undefined, since it is kept as characters. */
  readonly size: number | undefined
}

/** Name and size of a file or large text of a row, or undefined when there is none. */
export function* contentInfo(table: Table, id: string, column: string): Steps<ContentInfo | undefined> {
  const row = yield* one(sql`
    select filename, mimetype, length(bytes) as size from dh_content
    where tablename = ${table.logicalName} and id = ${id} and columnname = ${column}`)
  if (row === undefined) return undefined
  return {
    name: (row.filename ?? null) as string | null,
    mimeType: (row.mimetype ?? null) as string | null,
    size: row.size === null ? undefined : Number(row.size),
  }
}

/** Some bytes of a file, from `start` (0-based), without reading the rest into memory. */
export function* readContentPart(
  table: Table,
  id: string,
  column: string,
  { start, length }: { readonly start: number; readonly length: number },
): Steps<Uint8Array> {
  const row = yield* one(sql`
    select substr(bytes, ${start + 1}, ${length}) as part from dh_content
    where tablename = ${table.logicalName} and id = ${id} and columnname = ${column}`)
  return (row?.part ?? new Uint8Array()) as Uint8Array
}
