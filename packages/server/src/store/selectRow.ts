import type { BoundQuery, SelectedRow } from './boundQuery.ts'
import { perQuery } from './select/perQuery.ts'
import { rowSql } from './select/querySql.ts'
import { selectedRows } from './select/selectedRows.ts'
import { all, type Dialect, type Steps } from './steps.ts'

/**
 * The row of a query by its primary key, or undefined. The SQL of a query is written once, however often the same
 * query object is asked: this is what callers poll.
 *
 * @example
 * await store.read(() => selectRow(query, id, store.dialect))
 */
export function* selectRow(query: BoundQuery, id: string, dialect: Dialect): Steps<SelectedRow | undefined> {
  const { text, values } = statementOf(query, dialect)
  const found = yield* all({ text, values: values.with(-1, id) })
  return (yield* selectedRows(query, found, { dialect }))[0]
}

const statementOf = perQuery((query, dialect) => rowSql(query, anyId, { dialect }))

/** Stands for the key while the SQL is written. */
const anyId = '00000000-0000-0000-0000-000000000000'
