import { type DataverseError, dataverseError } from '@deskhand/contract/errors'
import type { Table } from '@deskhand/contract/table'
import type { BoundExpand, BoundQuery } from '../store/boundQuery.ts'
import { bindFilter } from './bindFilter.ts'
import { bindOrderBy } from './bindOrderBy.ts'
import { bindSelect } from './bindSelect.ts'
import type { FilterScope } from './filterScope.ts'
import { modelOf } from './model.ts'
import { type Navigation, navigationOf } from './navigationOf.ts'
import { wants } from './prefer.ts'
import type { ExpandItem, Preferences, QueryOptions, SelectItem } from './query.ts'

/** Rows on a page when nobody asks for fewer; also the most a count goes to. */
export const pageSize = 5000

export interface BindContext {
  readonly user: FilterScope['user']
  readonly now: number
  readonly preferences: Preferences
}

/** What stays the same down through the expansions of a query. */
export interface RowsContext extends BindContext {
  readonly aliases: FilterScope['aliases']
  /** Whether `$expand` stands in `$expand` somewhere in the query: collections then come in pages, unsorted. */
  readonly nested: boolean
}

/** The part that a list, a single row and an expansion have in common. */
export function bindRows(table: Table, options: QueryOptions, context: RowsContext, depth = 0): BoundQuery {
  const { user, now, preferences, aliases } = context
  const columns = bindSelect(table, options.select)
  const named = wants(preferences.annotations, 'OData.Community.Display.V1.FormattedValue')
  const where = options.filter && bindFilter(options.filter, { table, aliases, user, now })
  return {
    table,
    columns,
    names: named ? columns.filter(column => table.columns[column]?.type === 'lookup') : [],
    ...(where && { where }),
    orderBy: [],
    limit: pageSize,
    expand: (options.expand ?? []).map(item => bindExpand(table, item, context, depth)),
  }
}

/**
 * Resolves one item of `$expand`. Which options it may have depends on where it leads, and on whether expansions are
 * nested somewhere in the query: then collections cannot be sorted or cut short, and come in pages.
 *
 *     leads to            $select $filter $expand   $orderby $top
 *     one row                yes     yes     yes       no
 *     rows by a lookup       yes     yes     yes       yes, without nesting
 *     rows by pairs          yes     yes     no        yes, without nesting
 *
 * Source: Dataverse wire, section 3.5; Microsoft's page on joining tables with OData.
 */
function bindExpand(table: Table, item: ExpandItem, context: RowsContext, depth: number): BoundExpand {
  const { name, ref, options } = item
  const navigation = navigationOf(table, name)
  if (navigation === undefined) throw dataverseError('PropertyNotFound', name, table.logicalName)
  if (ref && navigation.kind !== 'single')
    throw dataverseError('BadQuery', 'Expand with $ref is only supported on lookup type navigation property.')
  if (options.count !== undefined)
    throw dataverseError('BadQuery', `$count is not supported in $expand=${name}. Count the rows that come.`)
  if ((navigation.kind === 'single' || context.nested) && (options.orderBy ?? options.top) !== undefined)
    throw dataverseError(
      'BadQuery',
      'Only $select and $filter clause can be provided while doing $expand on many-to-one relationship or nested one-to-many relationship.',
    )
  if (navigation.kind === 'pairs' && (options.expand !== undefined || depth > 0)) throw nestedPairs(name)
  return navigation.kind === 'single'
    ? toOne(navigation, item, context, depth)
    : toMany(navigation, item, context, depth)
}

function toOne(
  navigation: Navigation & { kind: 'single' },
  item: ExpandItem,
  context: RowsContext,
  depth: number,
): BoundExpand {
  const { name, options, ref } = item
  const { column, targets } = navigation
  const fitting = targets.filter(target => selectable(target, options))
  if (fitting.length === 0) bindSelect(targets[0] as Table, options.select)
  const others = options.filter === undefined ? targets.filter(target => !fitting.includes(target)) : []
  const rows = (target: Table): BoundQuery => {
    if (ref) return { ...bindRows(target, {}, context), columns: [], names: [] }
    return bindRows(target, { ...options, ...selectedOf(target, options) }, context, depth + 1)
  }
  return { kind: 'one', property: name, column, targets: [...fitting, ...others].map(rows) }
}

function toMany(
  navigation: Exclude<Navigation, { kind: 'single' }>,
  { name, options }: ExpandItem,
  context: RowsContext,
  depth: number,
): BoundExpand {
  const { maxPageSize } = context.preferences
  const paged = context.nested && maxPageSize !== undefined
  const query: BoundQuery = {
    ...bindRows(navigation.table, options, context, depth + 1),
    orderBy: bindOrderBy(navigation.table, options.orderBy ?? [], context.aliases),
    limit: Math.min((paged ? maxPageSize : options.top) ?? pageSize, pageSize),
  }
  const shared = { property: name, query, ...(paged && { paged }) }
  if (navigation.kind === 'collection') return { kind: 'many', column: navigation.column, ...shared }
  const { relationship, own, other } = navigation
  return { kind: 'paired', pairs: { intersect: relationship.intersect, own, other }, ...shared }
}

/** Whether a table has all columns that are selected. */
const selectable = (table: Table, { select }: QueryOptions): boolean => (select ?? []).every(item => has(table, item))

/** Where a lookup leads to several tables, a row shows those of the selected columns that its table has. */
function selectedOf(table: Table, { select }: QueryOptions): Pick<QueryOptions, 'select'> {
  if (select === undefined) return {}
  const known = select.filter(item => has(table, item))
  return { select: known.length === 0 ? [{ name: table.key, at: 0 }] : known }
}

const has = (table: Table, { name }: SelectItem): boolean => name === '*' || modelOf(table).properties.has(name)

const nestedPairs = (name: string): DataverseError =>
  dataverseError(
    'BadQuery',
    `'${name}' is a many-to-many relationship: it cannot stand in a nested $expand, nor have one. Ask for it by a request of its own.`,
  )
