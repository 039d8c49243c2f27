import type { BoundQuery, Keyset, SelectedRows } from './boundQuery.ts'
import { countRows } from './countRows.ts'
import { sortField } from './fieldNames.ts'
import { expansionsOf, isOneStatement } from './select/expansions.ts'
import { perQuery } from './select/perQuery.ts'
import { rowsSql, type Within } from './select/querySql.ts'
import { selectedRows } from './select/selectedRows.ts'
import { all, alone, type Dialect, type Row, type Steps } from './steps.ts'

/**
 * Answers a bound query: its rows with what comes along, the count where asked, and where to go on.
 *
 * @example
 * await store.scan(() => selectRows(query, store.dialect))
 */
export function* selectRows(query: BoundQuery, dialect: Dialect): Steps<SelectedRows> {
  const within: Within = { dialect }
  const found = yield* all(statementOf(query, dialect))
  const page = found.slice(0, query.limit)
  const rows = yield* selectedRows(query, page, within)
  const last = page.at(-1)
  const next = found.length > page.length && last !== undefined ? keysetOf(query, last) : undefined
  if (query.count === undefined) return next === undefined ? { rows } : { rows, next }
  const counted = yield* countRows(query, query.count.limit, dialect)
  const countLimitExceeded = counted > query.count.limit
  return { rows, count: Math.min(counted, query.count.limit), countLimitExceeded, ...(next && { next }) }
}

const statementOf = perQuery((query, dialect) => {
  const statement = rowsSql(query, { dialect })
  return query.count === undefined && isOneStatement(expansionsOf(query)) ? alone(statement) : statement
})

const keysetOf = (query: BoundQuery, row: Row): Keyset => ({
  values: query.orderBy.map((_, index) => row[sortField(index)] ?? null),
  id: String(row[query.table.key]),
})
