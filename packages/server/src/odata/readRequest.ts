import type { Table } from '@deskhand/contract/table'
import type { UserContext } from '../authorization/userContext.ts'
import type { Condition } from '../store/boundQuery.ts'
import type { Store } from '../store/steps.ts'

/** What `retrieveMultiple`, `retrieve` and `retrieveProperty` are given: one read of a table by a known user. */
export interface ReadRequest {
  readonly table: Table
  /** The text behind `?`, still encoded; `''` without one. */
  readonly query: string
  /** The `Prefer` header as it came. */
  readonly prefer: string | undefined
  /** The `Accept` header as it came. */
  readonly accept?: string | undefined
  /** The `If-None-Match` header as it came; only one row by its key heeds it. */
  readonly ifNoneMatch?: string | undefined
  /** The path of the list behind `baseUrl`, where it is not that of the table: what next links repeat. */
  readonly path?: string
  /** Desktop flows that are not published do not exist for this request: not by their id, nor in expansions. */
  readonly hidesDrafts?: boolean
  /** Rows of a list must satisfy this besides what the caller asks; what is a default, not a right. */
  readonly also?: Condition
  readonly user: UserContext
  /** What `@odata.context` and `@odata.nextLink` start with, for example `https://host/api/data/v9.2`. */
  readonly baseUrl: string
  readonly store: Store
  /** Milliseconds since 1970, UTC. */
  readonly now: number
}

/** The answer to a read, as plain values. `body` is JSON text unless `content-type` says otherwise. */
export interface ReadAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
}
