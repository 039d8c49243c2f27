import type { Table } from '@deskhand/contract/table'
import { tables } from '@deskhand/contract/tables/index'
import type { BoundExpand, BoundQuery, Keyset, SelectedRow, SelectedRows } from './boundQuery.ts'
import { isPolymorphic } from './columns.ts'
import { countSql, fetchedColumns, rowsSql, type Within } from './select/querySql.ts'
import { all, type Dialect, one, type Row, type SqlValue, type Steps } from './steps.ts'

/**
 * Answers a bound query: its rows with what comes along, the count where asked, and where to go on.
 *
 * @example
 * await store.scan(() => selectRows(query, store.dialect))
 */
export function* selectRows(query: BoundQuery, dialect: Dialect): Steps<SelectedRows> {
  const within: Within = { dialect, tableNamed }
  const found = yield* all(rowsSql(query, within))
  const page = found.slice(0, query.limit)
  const rows = yield* selectedRows(query, page, within)
  const last = page.at(-1)
  const next = found.length > page.length && last !== undefined ? keysetOf(query, last) : undefined
  if (query.count === undefined) return next === undefined ? { rows } : { rows, next }
  const counted = Number((yield* one(countSql(query, query.count.limit, within)))?.count ?? 0)
  const countLimitExceeded = counted > query.count.limit
  return { rows, count: Math.min(counted, query.count.limit), countLimitExceeded, ...(next && { next }) }
}

const byName: ReadonlyMap<string, Table> = new Map(tables.map(table => [table.logicalName, table]))
export const tableNamed = (name: string): Table | undefined => byName.get(name)

const keysetOf = (query: BoundQuery, row: Row): Keyset => ({
  values: query.orderBy.map((_, index) => row[`sort:${index}`] ?? null),
  id: String(row[query.table.key]),
})

type Expanded = Record<string, SelectedRow | null | SelectedRow[]>

/** Rows as the database gave them, made to what callers are given, with what was expanded. */
export function* selectedRows(query: BoundQuery, found: readonly Row[], within: Within): Steps<readonly SelectedRow[]> {
  const { dialect } = within
  const expanded: readonly Expanded[] = found.map(() => ({}))
  const rows = found.map((row, index) => selectedRow(query, row, expanded[index]!, within.of))
  for (const expand of query.expand) {
    if (expand.kind === 'one') yield* expandOne(expand, rows, expanded, { dialect, tableNamed })
    else yield* expandMany(expand, rows, expanded, query.table.key, { dialect, tableNamed })
  }
  return rows
}

function selectedRow(query: BoundQuery, row: Row, expanded: Expanded, of: Within['of']): SelectedRow {
  const values: Record<string, SqlValue> = {}
  const lookupTables: Record<string, string | null> = {}
  const names: Record<string, string | null> = {}
  for (const name of fetchedColumns(query, of)) {
    const column = query.table.columns[name]
    const value = row[name] ?? null
    // An expression has no type in SQLite, so a boolean may come as a number.
    values[name] = column?.type === 'boolean' && typeof value === 'number' ? value !== 0 : value
    if (column?.type !== 'lookup') continue
    const table = isPolymorphic(column) ? row[`${name}:table`] : Object.keys(column.targets ?? {})[0]
    lookupTables[name] = value === null || typeof table !== 'string' ? null : table
    if (query.names.includes(name)) names[name] = (row[`${name}:name`] as string | null | undefined) ?? null
  }
  return { values, lookupTables, names, expanded }
}

/** Ids in one statement: databases bound the number of parameters. */
const mostIds = 5000

function* expandOne(
  expand: BoundExpand & { kind: 'one' },
  rows: readonly SelectedRow[],
  expanded: readonly Expanded[],
  within: Within,
): Steps<void> {
  const related = new Map<string, SelectedRow>()
  for (const target of expand.targets) {
    const ids = new Set<string>()
    for (const row of rows) {
      const id = row.values[expand.column]
      if (typeof id === 'string' && row.lookupTables[expand.column] === target.table.logicalName) ids.add(id)
    }
    for (const found of yield* relatedRows(target, target.table.key, [...ids], within))
      related.set(String(found.values[target.table.key]), found)
  }
  for (const [index, row] of rows.entries())
    expanded[index]![expand.property] = related.get(String(row.values[expand.column])) ?? null
}

function* expandMany(
  expand: BoundExpand & { kind: 'many' },
  rows: readonly SelectedRow[],
  expanded: readonly Expanded[],
  key: string,
  within: Within,
): Steps<void> {
  const lists = new Map<string, SelectedRow[]>()
  for (const [index, row] of rows.entries()) {
    const list: SelectedRow[] = []
    lists.set(String(row.values[key]), list)
    expanded[index]![expand.property] = list
  }
  for (const found of yield* relatedRows(expand.query, expand.column, [...lists.keys()], within))
    lists.get(String(found.values[expand.column]))?.push(found)
}

function* relatedRows(
  query: BoundQuery,
  column: string,
  ids: readonly string[],
  within: Within,
): Steps<readonly SelectedRow[]> {
  const rows: SelectedRow[] = []
  for (let start = 0; start < ids.length; start += mostIds) {
    const part: Within = { ...within, of: { column, ids: ids.slice(start, start + mostIds) } }
    rows.push(...(yield* selectedRows(query, yield* all(rowsSql(query, part)), part)))
  }
  return rows
}
