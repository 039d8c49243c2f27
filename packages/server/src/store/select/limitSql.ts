import { sql } from 'kysely'
import type { Dialect } from '../steps.ts'
import type { Fragment } from './source.ts'

/**
 * How many rows, behind LIMIT. On SQLite as a number in the text, since it prepares a statement anew each time a
 * parameter of its limit is bound; on PostgreSQL as a parameter, which keeps the number of its prepared statements low.
 */
export const limitSql = (rows: number, dialect: Dialect): Fragment =>
  dialect === 'sqlite' ? sql`${sql.lit(rows)}` : sql`${rows}`
