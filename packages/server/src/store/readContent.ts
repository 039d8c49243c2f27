import type { Table } from '@deskhand/contract/table'
import { one, type Steps, sql } from './steps.ts'

/** A file or a large text of a row. Text where text was written, bytes where bytes were. */
export interface Content {
  readonly name: string | null
  /** As whoever uploaded it says; null: not said. */
  readonly mimeType: string | null
  readonly content: string | Uint8Array
}

/**
 * The content of a file column or a large text column, or undefined when there is none.
 *
 * @example
 * const script = yield* readContent(workflow, id, 'definition')
 */
export function* readContent(table: Table, id: string, column: string): Steps<Content | undefined> {
  const row = yield* one(sql`
    select filename, mimetype, text, bytes from dh_content
    where tablename = ${table.logicalName} and id = ${id} and columnname = ${column}`)
  if (row === undefined) return undefined
  const { filename: name, mimetype: mimeType } = row as Readonly<Record<string, string | null>>
  return { name: name ?? null, mimeType: mimeType ?? null, content: (row.text ?? row.bytes) as string | Uint8Array }
}
