import { sql } from 'kysely'
import type { BoundJoin, JoinField, JoinOrder } from '../boundJoin.ts'
import { columnsOf, isContent, isPolymorphic, tableColumn } from '../columns.ts'
import type { Dialect, Statement } from '../steps.ts'
import { compile } from './compile.ts'
import { datePartSql } from './datePartSql.ts'
import { type JoinedTables, joinedTables } from './joinedTables.ts'
import { behindSql, directionSql, type Sort, sortSql, sortsOf } from './joinOrder.ts'
import { limitSql } from './limitSql.ts'
import { lookupName } from './lookupName.ts'
import { contentOf } from './querySql.ts'
import type { Fragment } from './source.ts'

/**
 * The rows of a query over several tables. The field at place n comes as `f{n}`, of a lookup its table and name as
 * `f{n}:table` and `f{n}:name`; what the row was sorted by as `s{n}`, its version as `version`; with groups the number
 * of rows that were put together in all as `rows`. One row more than the limit tells that there is more.
 */
export function joinSql(query: BoundJoin, dialect: Dialect): Statement {
  return compile(query.grouped ? groupedSql(query, dialect, true) : plainSql(query, dialect), dialect)
}

/** How many rows match, up to one more than `limit`. */
export function joinCountSql(query: BoundJoin, limit: number, dialect: Dialect): Statement {
  const rows = query.grouped
    ? groupedSql({ ...query, offset: 0, limit }, dialect, false)
    : matchingSql(query, limit, dialect)
  return compile(sql`select count(*) as count from (${rows}) as matching`, dialect)
}

/** What the rows of a query without groups are sorted by. */
export const joinSorts = (query: BoundJoin, dialect: Dialect): readonly Sort[] =>
  sortsOf(query.root, query.orderBy, joinedTables(query.root, dialect, query.visible))

function matchingSql({ root }: BoundJoin, limit: number, dialect: Dialect): Fragment {
  const tables = joinedTables(root, dialect, undefined)
  return sql`select 1 as one from ${tables.from()}${whereSql(tables.where)} limit ${limitSql(limit + 1, dialect)}`
}

function plainSql(query: BoundJoin, dialect: Dialect): Fragment {
  const tables = joinedTables(query.root, dialect, query.visible)
  const sorts = sortsOf(query.root, query.orderBy, tables)
  const fields = query.fields.flatMap((field, place) => fieldSql(field, place, tables, dialect))
  fields.push(...sorts.map((sort, place) => as(sort.sql, `s${place}`)))
  fields.push(as(tables.of('').column({ path: [], column: 'versionnumber' }), 'version'))
  const where = query.after === undefined ? tables.where : [...tables.where, behindSql(sorts, query.after)]
  const order = sql.join(sorts.map(sort => sql`${sort.sql} ${directionSql(sort.descending)}`))
  return sql`select ${sql.join(fields)} from ${tables.from()}${whereSql(where)} order by ${order}${pageSql(query, dialect)}`
}

/** The rows that are put together come first, no more of them than allowed; then they are put together. */
function groupedSql(query: BoundJoin, dialect: Dialect, sorted: boolean): Fragment {
  const tables = joinedTables(query.root, dialect, query.visible)
  const orders = sorted ? query.orderBy.flatMap(order => orderOf(order, query.fields)) : []
  const source = [
    ...query.fields.flatMap((field, place) =>
      field.aggregate === 'count' ? [] : fieldSql(field, place, tables, dialect),
    ),
    ...orders.flatMap((order, place) =>
      order.field.aggregate === undefined && order.field.dateGrouping === undefined
        ? [as(sortSql(order.field.column, order.byLabel, tables).sql, `s${place}`)]
        : [],
    ),
  ]
  const most = query.sourceLimit === undefined ? sql`` : sql` limit ${limitSql(query.sourceLimit + 1, dialect)}`
  const rows = sql`select ${source.length === 0 ? sql`1 as one` : sql.join(source)} from ${tables.from()}${whereSql(tables.where)}${most}`
  const grouped = query.fields.flatMap((field, place) => (field.aggregate === undefined ? groupsOf(field, place) : []))
  const sorts = orders.map((order, place) => sortOf(order, place, dialect))
  const groups = [...grouped, ...sorts.flatMap(({ group }) => group ?? [])]
  const fields = query.fields.flatMap((field, place) => groupedFieldSql(field, place, dialect))
  if (query.sourceLimit !== undefined) fields.push(as(sql`sum(count(*)) over ()`, 'rows'))
  const by = groups.length === 0 ? sql`` : sql` group by ${sql.join(groups)}`
  const ties = grouped.map(group => sql`${group} ${directionSql(false)}`)
  const order = [...sorts.map(({ value, descending }) => sql`${value} ${directionSql(descending)}`), ...ties]
  const orderBy = order.length === 0 || !sorted ? sql`` : sql` order by ${sql.join(order)}`
  return sql`select ${sql.join(fields)} from (${rows}) as source${by}${orderBy}${pageSql(query, dialect)}`
}

/** A field of the rows themselves. */
function fieldSql(
  { column, named, dateGrouping }: JoinField,
  place: number,
  tables: JoinedTables,
  dialect: Dialect,
): Fragment[] {
  const from = tables.of(column.link ?? '')
  const declaration = column.table.columns[column.column]
  if (declaration !== undefined && isContent(declaration))
    return [as(contentOf(column.table, column.column, from), `f${place}`)]
  const own = { path: column.path, column: column.column }
  const value = from.column(own)
  if (dateGrouping !== undefined) return [as(datePartSql(dateGrouping, value, dialect), `f${place}`)]
  const fields = [as(value, `f${place}`)]
  if (declaration !== undefined && isPolymorphic(declaration))
    fields.push(as(from.column({ ...own, column: tableColumn(column.column) }), `f${place}:table`))
  if (named) fields.push(as(lookupName(column.table, column.column, value, from, tables.visible), `f${place}:name`))
  return fields
}

/** What a field groups by: text without case and accents. */
function groupsOf(field: JoinField, place: number): Fragment[] {
  const value = sql.ref(`source.f${place}`)
  const { isText, polymorphic } = kindOf(field)
  return [
    isText ? sql`dh_fold(${value})` : value,
    ...(polymorphic ? [sql.ref(`source.f${place}:table`)] : []),
    ...(field.named ? [sql.ref(`source.f${place}:name`)] : []),
  ]
}

function groupedFieldSql(field: JoinField, place: number, dialect: Dialect): Fragment[] {
  const value = sql.ref(`source.f${place}`)
  const name = `f${place}`
  if (field.aggregate !== undefined) return [as(aggregateSql(field, value, dialect), name)]
  const { isText, polymorphic } = kindOf(field)
  return [
    as(isText ? sql`min(${value})` : value, name),
    ...(polymorphic ? [as(sql.ref(`source.${name}:table`), `${name}:table`)] : []),
    ...(field.named ? [as(sql.ref(`source.${name}:name`), `${name}:name`)] : []),
  ]
}

function kindOf({ column, dateGrouping }: JoinField): { isText: boolean; polymorphic: boolean } {
  const declaration = column.table.columns[column.column]
  return {
    isText: dateGrouping === undefined && columnsOf(column.table).get(column.column) === 'text',
    polymorphic: declaration !== undefined && isPolymorphic(declaration),
  }
}

/** Sums in whole numbers where they fit, else as doubles: no database should stop for want of room. */
function aggregateSql({ column, aggregate }: JoinField, value: Fragment, dialect: Dialect): Fragment {
  const type = columnsOf(column.table).get(column.column)
  const real = dialect === 'sqlite' ? sql`cast(${value} as real)` : sql`cast(${value} as double precision)`
  switch (aggregate) {
    case 'count':
      return sql`count(*)`
    case 'countcolumn':
      return sql`count(${value})`
    case 'countdistinct':
      return sql`count(distinct ${type === 'text' ? sql`dh_fold(${value})` : value})`
    case 'sum':
      return sql`coalesce(sum(${type === 'integer' ? value : real}), 0)`
    case 'avg':
      return type === 'integer' ? sql`sum(${value}) / nullif(count(${value}), 0)` : sql`avg(${real})`
    default:
      return aggregate === 'min' ? sql`min(${value})` : sql`max(${value})`
  }
}

interface GroupOrder {
  readonly field: JoinField
  readonly place: number
  readonly descending: boolean
  readonly byLabel: boolean
}

const orderOf = ({ by, descending, byLabel }: JoinOrder, fields: readonly JoinField[]): readonly GroupOrder[] =>
  'field' in by ? [{ field: fields[by.field]!, place: by.field, descending, byLabel }] : []

/** What groups are sorted by; a value of the rows is grouped by as well. */
function sortOf({ field, place, descending }: GroupOrder, order: number, dialect: Dialect) {
  const value = sql.ref(`source.f${place}`)
  if (field.aggregate !== undefined) return { value: aggregateSql(field, value, dialect), descending }
  if (field.dateGrouping !== undefined) return { value, descending }
  const sort = sql.ref(`source.s${order}`)
  return { value: sort, group: [sort], descending }
}

const whereSql = (where: readonly Fragment[]): Fragment =>
  where.length === 0 ? sql`` : sql` where ${sql.join(where, sql` and `)}`

const pageSql = ({ limit, offset }: BoundJoin, dialect: Dialect): Fragment => {
  const rows = limitSql(limit + 1, dialect)
  return offset === 0 ? sql` limit ${rows}` : sql` limit ${rows} offset ${limitSql(offset, dialect)}`
}

const as = (field: Fragment, name: string): Fragment => sql`${field} as ${sql.id(name)}`
