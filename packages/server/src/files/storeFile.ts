import type { Table } from '@deskhand/contract/table'
import { rowWithin } from '../authorization/requireRow.ts'
import type { UserContext } from '../authorization/userContext.ts'
import { writerOf } from '../authorization/writerOf.ts'
import type { Steps } from '../store/steps.ts'
import { updateRow } from '../store/updateRow.ts'
import { type NewContent, writeContent } from '../store/writeContent.ts'

/** Who writes a file, and when. */
export interface FileWriter {
  readonly user: UserContext
  /** ms since 1970. */
  readonly now: number
  /** The version the row must still have. */
  readonly version?: number
}

/** Puts a file into a column of a row, or with null takes it away; the row has a new version then. */
export function* storeFile(
  { user, now, version }: FileWriter,
  { table, id, column }: { readonly table: Table; readonly id: string; readonly column: string },
  file: NewContent,
): Steps<void> {
  yield* rowWithin(user, 'Write', table, id, [])
  yield* updateRow(table, id, {}, { ...writerOf(user, now), ...(version !== undefined && { ifVersion: version }) })
  yield* writeContent(table, id, column, file)
}
