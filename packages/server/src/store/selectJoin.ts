import { dataverseError } from '@deskhand/contract/errors'
import type { BoundJoin, JoinedRow, JoinedRows, JoinedValue, JoinField } from './boundJoin.ts'
import type { Sort } from './select/joinOrder.ts'
import { joinCountSql, joinSorts, joinSql } from './select/joinSql.ts'
import { all, type Dialect, one, type Row, type SqlValue, type Steps } from './steps.ts'

/**
 * Answers a query over several tables: its rows, the count where asked, and where its page begins and ends.
 *
 * @example
 * await store.scan(() => selectJoin(query, store.dialect))
 */
export function* selectJoin(query: BoundJoin, dialect: Dialect): Steps<JoinedRows> {
  const found = yield* all(joinSql(query, dialect))
  if (query.sourceLimit !== undefined && Number(found[0]?.rows ?? 0) > query.sourceLimit)
    throw dataverseError('AggregateQueryRecordLimitExceeded')
  const page = found.slice(0, query.limit)
  const result = {
    rows: page.map(row => joinedRow(query, row)),
    more: found.length > page.length,
    ...edgesOf(query, page, dialect),
  }
  if (query.count === undefined) return result
  const { limit } = query.count
  const counted = Number((yield* one(joinCountSql(query, limit, dialect)))?.count ?? 0)
  return { ...result, count: Math.min(counted, limit), countLimitExceeded: counted > limit }
}

/** What the rows of a query without groups are sorted by: the names and types of a `JoinKeyset`'s values. */
export const sortedBy = (query: BoundJoin, dialect: Dialect): readonly Pick<Sort, 'name' | 'type'>[] =>
  joinSorts(query, dialect)

const joinedRow = (query: BoundJoin, row: Row): JoinedRow => ({
  values: query.fields.map((field, place) => joinedValue(field, place, row)),
  ...(!query.grouped && { version: row.version ?? null }),
})

function joinedValue(field: JoinField, place: number, row: Row): JoinedValue {
  const declaration = field.column.table.columns[field.column.column]
  const found = row[`f${place}`] ?? null
  // An expression has no type in SQLite, so a boolean may come as a number.
  const plain = field.aggregate === undefined && field.dateGrouping === undefined
  const value = plain && declaration?.type === 'boolean' && typeof found === 'number' ? found !== 0 : found
  if (!plain || declaration?.type !== 'lookup') return { value }
  const table = row[`f${place}:table`] ?? Object.keys(declaration.targets ?? {})[0]
  return {
    value,
    table: value === null || typeof table !== 'string' ? null : table,
    name: (row[`f${place}:name`] as string | null | undefined) ?? null,
  }
}

function edgesOf(query: BoundJoin, page: readonly Row[], dialect: Dialect): Pick<JoinedRows, 'edges'> {
  const [first, last] = [page[0], page.at(-1)]
  if (query.grouped || first === undefined || last === undefined) return {}
  const { length } = joinSorts(query, dialect)
  const at = (row: Row): readonly SqlValue[] => Array.from({ length }, (_, place) => row[`s${place}`] ?? null)
  return { edges: { first: at(first), last: at(last) } }
}
