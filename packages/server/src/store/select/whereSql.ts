import { sql } from 'kysely'
import type { Fragment } from './source.ts'

/** WHERE with conditions all of which must hold; nothing where there are none. */
export const whereSql = (conditions: readonly Fragment[]): Fragment =>
  conditions.length === 0 ? sql`` : sql` where ${sql.join(conditions, sql` and `)}`
