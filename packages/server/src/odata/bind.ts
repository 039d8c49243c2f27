import { dataverseError } from '@deskhand/contract/errors'
import { propertyName, type Table } from '@deskhand/contract/table'
import type { BoundExpand, BoundOrder, BoundQuery } from '../store/boundQuery.ts'
import { bindColumn, columnNamed } from './bindColumn.ts'
import { bindFilter } from './bindFilter.ts'
import { type FilterScope, filterable } from './filterScope.ts'
import { modelOf } from './model.ts'
import { wants } from './prefer.ts'
import type { ExpandItem, OrderBy, Preferences, QueryOptions, SelectItem } from './query.ts'
import { readSkipToken } from './skipToken.ts'

/** Rows on a page when nobody asks for fewer; also the most a count goes to. */
export const pageSize = 5000
const mostExpands = 15

export interface BindContext {
  readonly user: FilterScope['user']
  readonly now: number
  readonly preferences: Preferences
}

/** A query with its names resolved, and what the answer needs to know of it besides its rows. */
export interface Bound {
  readonly query: BoundQuery
  /** Which page of a list it is, from 1. */
  readonly page: number
  /** Whether more rows are offered by a next link; not so with `$top`. */
  readonly paged: boolean
}

/**
 * Resolves the names of a query against a table and checks its types.
 *
 * @example
 * bind(workflow, parseQueryOptions('$select=name&$filter=category eq 6'), { user, now, preferences: prefer(undefined) })
 *
 * Source: Dataverse wire, sections 1.1 and 3.5.
 */
export function bind(table: Table, options: QueryOptions, context: BindContext): Bound {
  const { preferences } = context
  const expands = options.expand?.length ?? 0
  if (expands > mostExpands)
    throw dataverseError('BadQuery', `The query has ${expands} $expand options; at most ${mostExpands} are allowed.`)
  const orderBy = bindOrderBy(table, options.orderBy ?? [])
  const token = options.skipToken === undefined ? undefined : readSkipToken(options.skipToken, orderBy, table.key)
  const paged = preferences.maxPageSize !== undefined || options.top === undefined
  const limit = Math.min(preferences.maxPageSize ?? options.top ?? pageSize, pageSize)
  const query = bindRows(table, options, context, options.aliases ?? {})
  return {
    query: freeze({
      ...query,
      orderBy,
      limit,
      ...(token && { after: token.after }),
      ...(options.count === true && { count: { limit: pageSize } }),
    }),
    page: token?.page ?? 1,
    paged,
  }
}

/** The part that a list, a single row and an expansion have in common. */
function bindRows(
  table: Table,
  options: QueryOptions,
  context: BindContext,
  aliases: FilterScope['aliases'],
): BoundQuery {
  const columns = bindSelect(table, options.select)
  const named = wants(context.preferences.annotations, 'OData.Community.Display.V1.FormattedValue')
  const where = options.filter && bindFilter(options.filter, { table, aliases, user: context.user, now: context.now })
  return {
    table,
    columns,
    names: named ? columns.filter(column => table.columns[column]?.type === 'lookup') : [],
    ...(where && { where }),
    orderBy: [],
    limit: pageSize,
    expand: (options.expand ?? []).map(item => bindExpand(table, item, context, aliases)),
  }
}

/** All columns that are not large when nothing, or `*`, is selected. */
function bindSelect(table: Table, select: readonly SelectItem[] | undefined): readonly string[] {
  if (select === undefined || select.length === 0) return ordinaryColumns(table)
  return [
    ...new Set(select.flatMap(({ name }) => (name === '*' ? ordinaryColumns(table) : [columnNamed(table, name)]))),
  ]
}

const ordinaryColumns = (table: Table): readonly string[] =>
  Object.entries(table.columns).flatMap(([name, column]) => (column.large === true ? [] : [name]))

function bindOrderBy(table: Table, orderBy: readonly OrderBy[]): readonly BoundOrder[] {
  const seen = new Set<string>()
  return orderBy.flatMap(({ path, descending }) => {
    if (path.length > 1)
      throw dataverseError(
        'BadQuery',
        `Sorting by '${path.join('/')}' is not supported: $orderby takes columns of '${table.logicalName}' itself. A lookup, as ${lookupExample(table)}, sorts by the name of its row.`,
      )
    const column = bindColumn(table, path)
    filterable(column)
    if (seen.has(column.column)) return []
    seen.add(column.column)
    return [{ column, descending }]
  })
}

function lookupExample(table: Table): string {
  const [name, column] = Object.entries(table.columns).find(([, one]) => one.type === 'lookup') ?? []
  return name === undefined || column === undefined ? '_x_value' : propertyName(name, column)
}

function bindExpand(
  table: Table,
  { name, ref, options }: ExpandItem,
  context: BindContext,
  aliases: FilterScope['aliases'],
): BoundExpand {
  const { single, collections } = modelOf(table)
  const one = single.get(name)
  const many = collections.get(name)
  if (one === undefined && many === undefined) throw dataverseError('PropertyNotFound', name, table.logicalName)
  if (ref) {
    if (one === undefined)
      throw dataverseError('BadQuery', 'Expand with $ref is only supported on lookup type navigation property.')
    throw dataverseError('NotImplemented', `$expand=${name}/$ref is not supported yet. Use $expand=${name}($select=…).`)
  }
  if (options.count !== undefined)
    throw dataverseError(
      'NotImplemented',
      `$count inside $expand=${name} is not supported yet. Count the rows that come.`,
    )
  if (one !== undefined) {
    if (options.orderBy !== undefined || options.top !== undefined)
      throw dataverseError(
        'BadQuery',
        'Only $select and $filter clause can be provided while doing $expand on many-to-one relationship or nested one-to-many relationship.',
      )
    const targets = one.targets.flatMap(target =>
      selectable(target, options) ? [bindRows(target, options, context, aliases)] : [],
    )
    if (targets.length === 0) bindSelect(one.targets[0] as Table, options.select)
    return { kind: 'one', property: name, column: one.column, targets }
  }
  const { table: related, column } = many as NonNullable<typeof many>
  const query = bindRows(related, options, context, aliases)
  const orderBy = bindOrderBy(related, options.orderBy ?? [])
  return {
    kind: 'many',
    property: name,
    column,
    query: { ...query, orderBy, limit: Math.min(options.top ?? pageSize, pageSize) },
  }
}

/** Where a lookup leads to several tables, those that have the selected columns come along. */
const selectable = (table: Table, { select }: QueryOptions): boolean =>
  (select ?? []).every(({ name }) => name === '*' || modelOf(table).properties.has(name))

function freeze<Value>(value: Value): Value {
  // The tables themselves are frozen by the contract and shared; going into them would cost a walk for each query.
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  Object.freeze(value)
  for (const member of Object.values(value)) freeze(member)
  return value
}
