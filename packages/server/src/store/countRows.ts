import type { BoundQuery } from './boundQuery.ts'
import { countSql } from './select/querySql.ts'
import { type Dialect, one, type Steps } from './steps.ts'

/** How many rows match a query, counted to one more than `limit`. */
export function* countRows(query: BoundQuery, limit: number, dialect: Dialect): Steps<number> {
  return Number((yield* one(countSql(query, limit, { dialect })))?.count ?? 0)
}
