import type { BoundQuery } from './boundQuery.ts'
import { perQuery } from './select/perQuery.ts'
import { countSql } from './select/querySql.ts'
import { type Dialect, one, type Statement, type Steps } from './steps.ts'

/** How many rows match a query, counted to one more than `limit`. */
export function* countRows(query: BoundQuery, limit: number, dialect: Dialect): Steps<number> {
  const statements = statementsOf(query, dialect)
  const statement = statements.get(limit) ?? countSql(query, limit, { dialect })
  statements.set(limit, statement)
  return Number((yield* one(statement))?.count ?? 0)
}

/** The SQL of a query is written once for each limit. */
const statementsOf = perQuery(() => new Map<number, Statement>())
