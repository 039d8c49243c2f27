import type { Table } from '@deskhand/contract/table'
import type { UserContext } from '../authorization/userContext.ts'
import type { ScriptReader } from '../flows/readScript.ts'

/** Who writes, and with what: the same for all that is written in one transaction. */
export interface Writing {
  readonly user: UserContext
  /** ms since 1970. */
  readonly now: number
  newId(now: number): string
  readonly readScript: ScriptReader
  /** To be told of each table whose rows are written. */
  readonly changed: Set<Table>
}
