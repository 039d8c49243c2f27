import type { Table } from '@deskhand/contract/table'
import { isContent } from './columns.ts'
import { fileIdOf } from './fileIdOf.ts'
import { all, assembled, type Steps, sql } from './steps.ts'

/**
 * Writes (or, with null, removes) the content of a file column or a large text column. The file's name also goes
 * to the row's `<column>_name`, where the table has one. The row itself is otherwise left as it is.
 */
export function* writeContent(
  table: Table,
  id: string,
  column: string,
  { name = null, mimeType = null, content }: NewContent,
): Steps<void> {
  const declared = table.columns[column]
  if (declared === undefined || !isContent(declared)) {
    throw new Error(`'${table.logicalName}.${column}' is neither a file nor a large text.`)
  }
  const logicalName = table.logicalName
  if (content === null) {
    yield* all(sql`delete from dh_content where tablename = ${logicalName} and id = ${id} and columnname = ${column}`)
  } else {
    const text = typeof content === 'string' ? content : null
    const bytes = typeof content === 'string' ? null : content
    const file = declared.type === 'file' ? fileIdOf(table, id, column) : null
    yield* all(sql`
      insert into dh_content (tablename, id, columnname, filename, mimetype, fileid, text, bytes)
      values (${logicalName}, ${id}, ${column}, ${name}, ${mimeType}, ${file}, ${text}, ${bytes})
      on conflict (tablename, id, columnname) do update set
        filename = excluded.filename, mimetype = excluded.mimetype, fileid = excluded.fileid,
        text = excluded.text, bytes = excluded.bytes`)
  }
  if (table.columns[`${column}_name`] !== undefined) {
    const statement = `update ${logicalName} set ${column}_name = ? where ${table.key} = ?`
    yield* all(assembled(statement, [content === null ? null : name, id]))
  }
}

export interface NewContent {
  readonly name?: string | null
  readonly mimeType?: string | null
  readonly content: string | Uint8Array | null
}
