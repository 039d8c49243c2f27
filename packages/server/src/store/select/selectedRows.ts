import { dataverseError } from '@deskhand/contract/errors'
import type { Column, Table } from '@deskhand/contract/table'
import type { BoundExpand, BoundQuery, SelectedRow } from '../boundQuery.ts'
import { lookupTableReader, parentField } from '../fieldNames.ts'
import { all, type Row, type Steps } from '../steps.ts'
import { mostRelated, type Parents, rowsSql, type Within } from './querySql.ts'

/** Rows as the database gave them, made to what callers are given, with what was expanded. */
export function* selectedRows(query: BoundQuery, found: readonly Row[], within: Within): Steps<readonly SelectedRow[]> {
  const { of: _parents, ...rest } = within
  const { expand, table } = query
  if (expand.length === 0) return found.map(values => ({ values, expanded: nothing }))
  const expanded: readonly Expanded[] = found.map(() => ({}))
  const rows = found.map((values, index) => ({ values, expanded: expanded[index]! }))
  for (const one of expand) {
    if (one.kind === 'one') yield* expandOne(one, table, rows, expanded, rest)
    else if (one.kind === 'many') yield* expandMany(one, rows, expanded, table.key, rest)
    else yield* expandPaired(one, rows, expanded, table.key, rest)
  }
  return rows
}

type Expanded = Record<string, SelectedRow | null | SelectedRow[]>
const nothing: Expanded = Object.freeze({})

/** Ids in one statement: databases bound the number of parameters. */
const mostIds = 5000

function* expandOne(
  expand: BoundExpand & { kind: 'one' },
  table: Table,
  rows: readonly SelectedRow[],
  expanded: readonly Expanded[],
  within: Within,
): Steps<void> {
  const related = new Map<string, SelectedRow>()
  const tableOf = lookupTableReader(expand.column, table.columns[expand.column] as Column)
  for (const target of expand.targets) {
    const ids = new Set<string>()
    for (const row of rows) {
      const id = row.values[expand.column]
      if (typeof id === 'string' && tableOf(row.values) === target.table.logicalName) ids.add(id)
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
