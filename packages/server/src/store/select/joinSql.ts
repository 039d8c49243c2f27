import type { Table } from '@deskhand/contract/table'
import { sql } from 'kysely'
import {
  type BoundJoin,
  type JoinField,
  type JoinOrder,
  nameOfField,
  sortAt,
  tableOfField,
  valueField,
} from '../boundJoin.ts'
import { columnsOf, isContent, isPolymorphic, tableColumn } from '../columns.ts'
import type { Dialect, Statement } from '../steps.ts'
import { compile } from './compile.ts'
import { conditionSql } from './conditionSql.ts'
import { datePartSql } from './datePartSql.ts'
import { extremeSql } from './extremeSql.ts'
import { contentOf } from './fields.ts'
import { type JoinedTables, joinedTables } from './joinedTables.ts'
import { behindSql, directionSql, distinctSorts, type Sort, sortSql, sortsOf } from './joinOrder.ts'
import { limitSql } from './limitSql.ts'
import { lookupName } from './lookupName.ts'
import type { Fragment, Source } from './source.ts'
import { whereSql } from './whereSql.ts'

/**
 * The rows of a query over several tables. The field at place n comes as `f{n}`, of a lookup its table and name as
 * `f{n}:table` and `f{n}:name`; what the row was sorted by, where its edges are asked for, as `s{n}`, its version as
 * `version`; with aggregates the number of rows that were put together in all as `rows`. One row more than the limit
 * tells that there is more.
 */
export function joinSql(query: BoundJoin, dialect: Dialect): Statement {
  if (!query.grouped) return compile(plainSql(query, dialect), dialect)
  const extreme = extremeSql(query, dialect)
  if (extreme !== undefined) return compile(extreme, dialect)
  const tables = joinedTables(query.root, dialect, query.visible)
  const sorts = distinctSorts(query, tables)
  const isDistinct = sorts.length > 0
  return compile(isDistinct ? distinctSql(query, sorts, tables, dialect) : groupedSql(query, dialect, true), dialect)
}

/** How many rows match, up to one more than `limit`. */
export function joinCountSql(query: BoundJoin, limit: number, dialect: Dialect): Statement {
  const rows = query.grouped
    ? groupedSql({ ...query, offset: 0, limit }, dialect, false)
    : matchingSql(query, limit, dialect)
  return compile(sql`select count(*) as count from (${rows}) as matching`, dialect)
}

/** What the rows of a query are told apart by; nothing where rows are put together by more than being equal. */
export function joinSorts(query: BoundJoin, dialect: Dialect): readonly Sort[] {
  const tables = joinedTables(query.root, dialect, query.visible)
  return query.grouped ? distinctSorts(query, tables) : sortsOf(query.root, query.orderBy, tables)
}

function matchingSql({ root }: BoundJoin, limit: number, dialect: Dialect): Fragment {
  const tables = joinedTables(root, dialect, undefined)
  return sql`select 1 as one from ${tables.from()}${whereSql(tables.where)} limit ${limitSql(limit + 1, dialect)}`
}

function plainSql(query: BoundJoin, dialect: Dialect): Fragment {
  const tables = joinedTables(query.root, dialect, query.visible)
  const sorts = sortsOf(query.root, query.orderBy, tables)
  const fields = query.fields.flatMap((field, place) => fieldSql(field, place, tables, dialect))
  if (query.edges === true) fields.push(...sorts.map((sort, place) => as(sort.sql, sortAt(place))))
  fields.push(as(tables.of('').column({ path: [], column: 'versionnumber' }), 'version'))
  const where = query.after === undefined ? tables.where : [...tables.where, behindSql(sorts, query.after)]
  const order = sql.join(sorts.map(sort => sql`${sort.sql} ${directionSql(sort.descending)}`))
  return sql`select ${sql.join(fields)} from ${tables.from()}${whereSql(where)} order by ${order}${pageSql(query, dialect)}`
}

/** Equal rows are one. What lies before the page is left out before rows are put together. */
function distinctSql(query: BoundJoin, sorts: readonly Sort[], tables: JoinedTables, dialect: Dialect): Fragment {
  const source = query.fields.flatMap((field, place) => fieldSql(field, place, tables, dialect))
  source.push(...sorts.map((sort, place) => as(sort.sql, sortAt(place))))
  const where = query.after === undefined ? tables.where : [...tables.where, behindSql(sorts, query.after)]
  const rows = sql`select ${sql.join(source)} from ${tables.from()}${whereSql(where)}`
  const places = sorts.map((_, place) => sql.ref(`source.${sortAt(place)}`))
  const groups = [...query.fields.flatMap((field, place) => groupsOf(field, place)), ...places]
  const fields = query.fields.flatMap((field, place) => groupedFieldSql(field, place, dialect))
  if (query.edges === true) fields.push(...places.map((place, index) => as(place, sortAt(index))))
  const order = sorts.map(({ descending }, index) => sql`${places[index]!} ${directionSql(descending)}`)
  return sql`select ${sql.join(fields)} from (${rows}) as source group by ${sql.join(groups)} order by ${sql.join(order)}${pageSql(query, dialect)}`
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
        ? [as(sortSql(order.field.column, order.byLabel, tables).sql, sortAt(place))]
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
  { column, named, dateGrouping, children }: JoinField,
  place: number,
  tables: JoinedTables,
  dialect: Dialect,
): Fragment[] {
  const from = tables.of(column.link ?? '')
  if (children !== undefined) return [as(childrenSql(column.table, children, from), valueField(place))]
  const declaration = column.table.columns[column.column]
  if (declaration !== undefined && isContent(declaration))
    return [as(contentOf(column.table, column.column, from), valueField(place))]
  const own = { path: column.path, column: column.column }
  const value = from.column(own)
  if (dateGrouping !== undefined) return [as(datePartSql(dateGrouping, value, dialect), valueField(place))]
  const fields = [as(value, valueField(place))]
  if (declaration !== undefined && isPolymorphic(declaration))
    fields.push(as(from.column({ ...own, column: tableColumn(column.column) }), tableOfField(place)))
  if (named) fields.push(as(lookupName(column.table, column.column, value, from, tables.visible), nameOfField(place)))
  return fields
}

/** How many rows lie right below one in its hierarchy; nothing where there is no such row. */
function childrenSql(table: Table, { parent, where }: NonNullable<JoinField['children']>, from: Source): Fragment {
  const below = from.inner(table)
  const parts = [sql`${below.column({ path: [], column: parent })} = ${from.key()}`]
  if (where !== undefined && where.kind !== 'always') parts.push(conditionSql(where, below))
  return sql`case when ${from.key()} is not null then (select count(*) from ${below.from()} where ${sql.join(parts, sql` and `)}) end`
}

/** What a field groups by: text without case and accents. */
function groupsOf(field: JoinField, place: number): Fragment[] {
  const value = sql.ref(`source.${valueField(place)}`)
  const { isText, polymorphic } = kindOf(field)
  return [
    isText ? sql`dh_fold(${value})` : value,
    ...(polymorphic ? [sql.ref(`source.${tableOfField(place)}`)] : []),
    ...(field.named ? [sql.ref(`source.${nameOfField(place)}`)] : []),
  ]
}

function groupedFieldSql(field: JoinField, place: number, dialect: Dialect): Fragment[] {
  const name = valueField(place)
  const value = sql.ref(`source.${name}`)
  if (field.aggregate !== undefined) return [as(aggregateSql(field, value, dialect), name)]
  const { isText, polymorphic } = kindOf(field)
  return [
    as(isText ? sql`min(${value})` : value, name),
    ...(polymorphic ? [as(sql.ref(`source.${tableOfField(place)}`), tableOfField(place))] : []),
    ...(field.named ? [as(sql.ref(`source.${nameOfField(place)}`), nameOfField(place))] : []),
  ]
}

function kindOf({ column, dateGrouping, children }: JoinField): { isText: boolean; polymorphic: boolean } {
  if (children !== undefined) return { isText: false, polymorphic: false }
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
      if (type === 'integer') return sql`sum(${value}) / nullif(count(${value}), 0)`
      if (type !== 'bigint') return sql`avg(${real})`
      return dialect === 'sqlite' ? sql`cast(avg(${real}) as integer)` : sql`trunc(avg(${real}))`
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
  const value = sql.ref(`source.${valueField(place)}`)
  if (field.aggregate !== undefined) return { value: aggregateSql(field, value, dialect), descending }
  if (field.dateGrouping !== undefined) return { value, descending }
  const sort = sql.ref(`source.${sortAt(order)}`)
  return { value: sort, group: [sort], descending }
}

const pageSql = ({ limit, offset }: BoundJoin, dialect: Dialect): Fragment => {
  const rows = limitSql(limit + 1, dialect)
  return offset === 0 ? sql` limit ${rows}` : sql` limit ${rows} offset ${limitSql(offset, dialect)}`
}

const as = (field: Fragment, name: string): Fragment => sql`${field} as ${sql.id(name)}`
