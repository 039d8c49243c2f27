import { dataverseError } from '@deskhand/contract/errors'
import type { BoundExpand, BoundQuery, SelectedRow } from '../boundQuery.ts'
import { isPolymorphic } from '../columns.ts'
import { all, type Row, type SqlValue, type Steps } from '../steps.ts'
import { fetchedColumns, mostRelated, type Parents, parentField, rowsSql, type Within } from './querySql.ts'

/** Rows as the database gave them, made to what callers are given, with what was expanded. */
export function* selectedRows(query: BoundQuery, found: readonly Row[], within: Within): Steps<readonly SelectedRow[]> {
  const { of, ...rest } = within
  const fields = fieldsOf(query, of)
  const expanded: readonly Expanded[] = found.map(() => ({}))
  const rows = found.map((row, index) => selectedRow(fields, row, expanded[index]!))
  for (const expand of query.expand) {
    if (expand.kind === 'one') yield* expandOne(expand, rows, expanded, rest)
    else if (expand.kind === 'many') yield* expandMany(expand, rows, expanded, query.table.key, rest)
    else yield* expandPaired(expand, rows, expanded, query.table.key, rest)
  }
  return rows
}

type Expanded = Record<string, SelectedRow | null | SelectedRow[]>

/** What is known of a column of a query before a row has come. */
interface Field {
  readonly name: string
  readonly isBoolean: boolean
  readonly isLookup: boolean
  /** The table a lookup leads to, and where a row says which, if there are several. */
  readonly target: string | undefined
  readonly targetIn: string | undefined
  readonly nameIn: string | undefined
}

// Bound queries are frozen, so what is derived from one never changes.
const fieldsOfQueries = new WeakMap<BoundQuery, readonly Field[]>()

function fieldsOf(query: BoundQuery, of: Within['of']): readonly Field[] {
  const known = of === undefined ? fieldsOfQueries.get(query) : undefined
  if (known !== undefined) return known
  const fields = fetchedColumns(query, of).map((name): Field => {
    const column = query.table.columns[name]
    return {
      name,
      isBoolean: column?.type === 'boolean',
      isLookup: column?.type === 'lookup',
      target: Object.keys(column?.targets ?? {})[0],
      targetIn: column !== undefined && isPolymorphic(column) ? `${name}:table` : undefined,
      nameIn: query.names.includes(name) ? `${name}:name` : undefined,
    }
  })
  if (of === undefined) fieldsOfQueries.set(query, fields)
  return fields
}

function selectedRow(fields: readonly Field[], row: Row, expanded: Expanded): SelectedRow {
  const values: Record<string, SqlValue> = {}
  const lookupTables: Record<string, string | null> = {}
  const names: Record<string, string | null> = {}
  for (const { name, isBoolean, isLookup, target, targetIn, nameIn } of fields) {
    const value = row[name] ?? null
    // An expression has no type in SQLite, so a boolean may come as a number.
    values[name] = isBoolean && typeof value === 'number' ? value !== 0 : value
    if (!isLookup) continue
    const table = targetIn === undefined ? target : row[targetIn]
    lookupTables[name] = value === null || typeof table !== 'string' ? null : table
    if (nameIn !== undefined) names[name] = (row[nameIn] as string | null | undefined) ?? null
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
    for (const { row } of yield* relatedRows(target, { column: target.table.key, ids: [...ids] }, within))
      related.set(String(row.values[target.table.key]), row)
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
  const lists = emptyLists(expand.property, rows, expanded, key)
  const parents = { column: expand.column, ids: [...lists.keys()] }
  for (const { row } of yield* relatedRows(expand.query, parents, within))
    lists.get(String(row.values[expand.column]))?.push(row)
}

function* expandPaired(
  expand: BoundExpand & { kind: 'paired' },
  rows: readonly SelectedRow[],
  expanded: readonly Expanded[],
  key: string,
  within: Within,
): Steps<void> {
  const lists = emptyLists(expand.property, rows, expanded, key)
  const parents = { pairs: expand.pairs, ids: [...lists.keys()] }
  for (const { row, parent } of yield* relatedRows(expand.query, parents, within)) lists.get(parent)?.push(row)
}

function emptyLists(
  property: string,
  rows: readonly SelectedRow[],
  expanded: readonly Expanded[],
  key: string,
): ReadonlyMap<string, SelectedRow[]> {
  const lists = new Map<string, SelectedRow[]>()
  for (const [index, row] of rows.entries()) {
    const list: SelectedRow[] = []
    lists.set(String(row.values[key]), list)
    expanded[index]![property] = list
  }
  return lists
}

/** A row that comes along, and the id of the row it comes with where it is paired with it. */
interface Related {
  readonly row: SelectedRow
  readonly parent: string
}

function* relatedRows(query: BoundQuery, parents: Parents, within: Within): Steps<readonly Related[]> {
  const rows: Related[] = []
  const { ids } = parents
  for (let start = 0; start < ids.length; start += mostIds) {
    const part: Within = { ...within, of: { ...parents, ids: ids.slice(start, start + mostIds) } }
    const found = yield* all(rowsSql(query, part))
    if (rows.length + found.length > mostRelated) throw tooManyRelated(query)
    const selected = yield* selectedRows(query, found, part)
    for (const [index, row] of selected.entries()) rows.push({ row, parent: String(found[index]![parentField]) })
  }
  return rows
}

const tooManyRelated = ({ table }: BoundQuery) =>
  dataverseError(
    'BadQuery',
    `The expansions of this page hold more than ${mostRelated} rows of '${table.logicalName}'. Ask for smaller pages (Prefer: odata.maxpagesize), or give the expansion a $top.`,
  )
