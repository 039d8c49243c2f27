import { dataverseError } from '@deskhand/contract/errors'
import { type BoundJoin, type JoinedRows, type JoinKeyset, sortAt } from './boundJoin.ts'
import type { SqlType } from './columns.ts'
import { joinCountSql, joinSorts, joinSql } from './select/joinSql.ts'
import { perQuery } from './select/perQuery.ts'
import { all, alone, type Dialect, one, type Row, type SqlValue, type Statement, type Steps } from './steps.ts'

/**
 * Answers a query over several tables: its rows, the count where asked, and where its page begins and ends. The SQL of
 * a query is written once: it is kept as long as the query is.
 *
 * @example
 * await store.scan(() => selectJoin(query, store.dialect))
 */
export function* selectJoin(query: BoundJoin, dialect: Dialect): Steps<JoinedRows> {
  const { rows: statement, count } = statementsOf(query, dialect)
  const found = yield* all(statement)
  if (query.sourceLimit !== undefined && Number(found[0]?.rows ?? 0) > query.sourceLimit)
    throw dataverseError('AggregateQueryRecordLimitExceeded')
  const more = found.length > query.limit
  const rows = more ? found.slice(0, query.limit) : found
  const edges = query.edges === true ? edgesOf(rows) : undefined
  const result = { rows, more, ...(edges && { edges }) }
  if (query.count === undefined || count === undefined) return result
  const { limit } = query.count
  const counted = Number((yield* one(count))?.count ?? 0)
  return { ...result, count: Math.min(counted, limit), countLimitExceeded: counted > limit }
}

/** What the rows of a query are told apart by: the names and types of a `JoinKeyset`'s values; none of some groups. */
export const sortedBy = (query: BoundJoin, dialect: Dialect): readonly { name: string; type: SqlType }[] =>
  joinSorts(query, dialect).map(({ name, type }) => ({ name, type }))

const statementsOf = perQuery((query: BoundJoin, dialect): { rows: Statement; count?: Statement } => {
  const rows = joinSql(query, dialect)
  if (query.count === undefined) return { rows: alone(rows) }
  return { rows, count: joinCountSql(query, query.count.limit, dialect) }
})

function edgesOf(rows: readonly Row[]): JoinedRows['edges'] {
  const [first, last] = [rows[0], rows.at(-1)]
  if (first === undefined || last === undefined) return undefined
  return { first: keysetOf(first), last: keysetOf(last) }
}

function keysetOf(row: Row): JoinKeyset {
  const values: SqlValue[] = []
  for (let place = 0; sortAt(place) in row; place++) values.push(row[sortAt(place)] ?? null)
  return values
}
