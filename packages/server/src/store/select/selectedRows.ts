import { dataverseError } from '@deskhand/contract/errors'
import type { Column, Table } from '@deskhand/contract/table'
import type { BoundExpand, BoundQuery, SelectedRow } from '../boundQuery.ts'
import { lookupTableReader, parentField } from '../fieldNames.ts'
import { all, type Row, type Steps } from '../steps.ts'
import { type Expansions, expansionsOf, type JoinedExpand, type JoinedTarget } from './expansions.ts'
import type { Parents } from './parents.ts'
import { mostRelated, type Within } from './querySql.ts'
import { relatedStatement } from './relatedStatement.ts'

/** Rows as the database gave them, made to what callers are given, with what was expanded. */
export function* selectedRows(
  query: BoundQuery,
  found: readonly Row[],
  { dialect }: Within,
): Steps<readonly SelectedRow[]> {
  if (query.expand.length === 0) return found.map(values => ({ values, expanded: nothing }))
  const rows = found.map((row): Made => ({ values: row, expanded: {}, row }))
  yield* expandRows(query.table, expansionsOf(query), rows, { dialect })
  return rows
}

/** A row whose expansions are being put in. */
interface Made extends SelectedRow {
  readonly expanded: Record<string, SelectedRow | null | readonly SelectedRow[]>
  /** What the database gave: it holds the rows that were joined to this one. */
  readonly row: Row
}

const nothing = Object.freeze({})

function* expandRows(table: Table, { joined, apart }: Expansions, rows: readonly Made[], within: Within): Steps<void> {
  for (const expand of joined) yield* takeJoined(expand, rows, within)
  for (const expand of apart) {
    if (expand.kind === 'one') yield* expandOne(expand, table, rows, within)
    else yield* expandMany(expand, table.key, rows, within)
  }
}

/** The rows that came in the same statement. */
function* takeJoined({ property, targets }: JoinedExpand, rows: readonly Made[], within: Within): Steps<void> {
  for (const { expanded } of rows) expanded[property] = null
  for (const target of targets) {
    const { query, prefix, expansions } = target
    const inner: Made[] = []
    for (const { row, expanded } of rows) {
      if ((row[prefix + query.table.key] ?? null) === null) continue
      const one: Made = { values: valuesOf(target, row), expanded: {}, row }
      expanded[property] = one
      inner.push(one)
    }
    yield* expandRows(query.table, expansions, inner, within)
  }
}

function valuesOf({ fields, prefix }: JoinedTarget, row: Row): Row {
  const values: Row = {}
  for (const field of fields) values[field] = row[prefix + field] ?? null
  return values
}

/** Ids in one statement: what databases keep in memory for it has an end. */
const mostIds = 5000

function* expandOne(
  { property, column, targets }: BoundExpand & { kind: 'one' },
  table: Table,
  rows: readonly Made[],
  within: Within,
): Steps<void> {
  const related = new Map<string, SelectedRow>()
  const tableOf = lookupTableReader(column, table.columns[column] as Column)
  for (const target of targets) {
    const ids = new Set<string>()
    for (const { values } of rows) {
      const id = values[column]
      if (typeof id === 'string' && tableOf(values) === target.table.logicalName) ids.add(id)
    }
    for (const { row } of yield* relatedRows(target, { column: target.table.key, ids: [...ids] }, within))
      related.set(String(row.values[target.table.key]), row)
  }
  for (const { values, expanded } of rows) expanded[property] = related.get(String(values[column])) ?? null
}

function* expandMany(
  expand: Exclude<BoundExpand, { kind: 'one' }>,
  key: string,
  rows: readonly Made[],
  within: Within,
): Steps<void> {
  const lists = new Map<string, SelectedRow[]>()
  for (const { values, expanded } of rows) {
    const id = String(values[key])
    const list = lists.get(id) ?? []
    lists.set(id, list)
    expanded[expand.property] = list
  }
  const by = expand.kind === 'many' ? { column: expand.column } : { pairs: expand.pairs }
  for (const { row, parent } of yield* relatedRows(expand.query, { ...by, ids: [...lists.keys()] }, within))
    lists.get(parent)?.push(row)
}

/** A row that comes along, and the id of the row it comes with. */
interface Related {
  readonly row: SelectedRow
  readonly parent: string
}

function* relatedRows(query: BoundQuery, parents: Parents, { dialect }: Within): Steps<readonly Related[]> {
  const rows: Related[] = []
  const { ids } = parents
  const parent = 'pairs' in parents ? parentField : parents.column
  for (let start = 0; start < ids.length; start += mostIds) {
    const found = yield* all(relatedStatement(query, { ...parents, ids: ids.slice(start, start + mostIds) }, dialect))
    if (rows.length + found.length > mostRelated) throw tooManyRelated(query)
    const selected = yield* selectedRows(query, found, { dialect })
    for (const [index, row] of selected.entries()) rows.push({ row, parent: String(found[index]![parent]) })
  }
  return rows
}

const tooManyRelated = ({ table }: BoundQuery) =>
  dataverseError(
    'BadQuery',
    `The expansions of this page hold more than ${mostRelated} rows of '${table.logicalName}'. Ask for smaller pages (Prefer: odata.maxpagesize), or give the expansion a $top.`,
  )
