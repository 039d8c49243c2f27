import type { BoundQuery, SelectedRow } from './boundQuery.ts'
import { rowsSql, type Within } from './select/querySql.ts'
import { selectedRows } from './select/selectedRows.ts'
import { all, type Dialect, type Parameter, type Statement, type Steps } from './steps.ts'

/**
 * The row of a query by its primary key, or undefined. The SQL of a query is written once, however often the same
 * query object is asked: this is what callers poll.
 *
 * @example
 * await store.read(() => selectRow(query, id, store.dialect))
 */
export function* selectRow(query: BoundQuery, id: string, dialect: Dialect): Steps<SelectedRow | undefined> {
  const { statement, place } = planOf(query, dialect)
  const values = statement.values.with(place, id)
  const found = yield* all({ text: statement.text, values })
  return (yield* selectedRows(query, found, { dialect }))[0]
}

interface Plan {
  readonly statement: Statement
  /** Where the key stands among the values. */
  readonly place: number
}

// Bound queries are frozen, so what is derived from one never changes.
const plans: Readonly<Record<Dialect, WeakMap<BoundQuery, Plan>>> = { sqlite: new WeakMap(), postgres: new WeakMap() }

function planOf(query: BoundQuery, dialect: Dialect): Plan {
  const known = plans[dialect].get(query)
  if (known !== undefined) return known
  const within: Within = { dialect }
  const key = { path: [], table: query.table, column: query.table.key }
  const where = { kind: 'compare', operator: 'eq', column: key, with: { value: anyId } } as const
  const { after: _after, ...rest } = query
  const statement = rowsSql({ ...rest, where, orderBy: [], limit: 1 }, within)
  const plan = { statement, place: statement.values.indexOf(anyId as Parameter) }
  plans[dialect].set(query, plan)
  return plan
}

/** Stands for the key while the SQL is written. */
const anyId = '00000000-0000-0000-0000-000000000000'
