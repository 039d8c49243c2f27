import type { BoundQuery, SelectedRow } from './boundQuery.ts'
import { rowSql } from './select/querySql.ts'
import { selectedRows } from './select/selectedRows.ts'
import { all, type Dialect, type Statement, type Steps } from './steps.ts'

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

// Bound queries are frozen, so what is derived from one never changes.
const statements: Readonly<Record<Dialect, WeakMap<BoundQuery, Statement>>> = {
  sqlite: new WeakMap(),
  postgres: new WeakMap(),
}

function statementOf(query: BoundQuery, dialect: Dialect): Statement {
  const known = statements[dialect].get(query)
  if (known !== undefined) return known
  const statement = rowSql(query, anyId, { dialect })
  statements[dialect].set(query, statement)
  return statement
}

/** Stands for the key while the SQL is written. */
const anyId = '00000000-0000-0000-0000-000000000000'
