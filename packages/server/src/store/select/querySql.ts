import type { Table } from '@deskhand/contract/table'
import { sql } from 'kysely'
import type { BoundQuery, Condition, Pairs } from '../boundQuery.ts'
import { isContent, isPolymorphic, tableColumn } from '../columns.ts'
import { nameField, parentField, sortField, tableField } from '../fieldNames.ts'
import type { Dialect, Statement } from '../steps.ts'
import { compile } from './compile.ts'
import { conditionSql } from './conditionSql.ts'
import { limitSql } from './limitSql.ts'
import { ownLookupName } from './lookupName.ts'
import { behindSql, orderSql, sortValue } from './orderSql.ts'
import { type Fragment, type Source, source } from './source.ts'

/** What a query is asked of besides what stands in it. */
export interface Within {
  readonly dialect: Dialect
  /** Only rows whose lookup points to one of these, or that are paired with one, `query.limit` of them for each. */
  readonly of?: Parents
}

export type Parents = ({ readonly column: string } | { readonly pairs: Pairs }) & { readonly ids: readonly string[] }

/** The most rows that may come along with a page. */
export const mostRelated = 50_000

/** The columns a query needs: those asked for, those its expansions hang on, key and version. */
const fetchedColumns = (query: BoundQuery, of?: Within['of']): readonly string[] => [
  ...new Set([
    ...query.columns,
    ...query.names,
    ...query.expand.flatMap(expand => (expand.kind === 'one' ? [expand.column] : [])),
    ...(of === undefined || 'pairs' in of ? [] : [of.column]),
    query.table.key,
    'versionnumber',
  ]),
]

/**
 * The rows of a query. Columns come under their own names, and besides them `x:table` (where the row of a lookup is),
 * `x:name` (its name) and `sort:n` (what the row was sorted by). One row more than the limit tells that there is more.
 */
export function rowsSql(query: BoundQuery, within: Within): Statement {
  const from = source(query.table, within.dialect)
  const fields = fieldsOf(query, from, within)
  const sorts = query.orderBy.map(order => sortValue(order, from, query.visible))
  for (const [index, sort] of sorts.entries()) fields.push(as(sort, sortField(index)))
  const conditions = conditionsOf(query, from, within)
  if (query.after !== undefined) conditions.push(behindSql(query, query.after, sorts, from))
  const order = orderSql(query, sorts, from)
  const where = conditions.length === 0 ? sql`` : sql` where ${sql.join(conditions, sql` and `)}`
  if (within.of === undefined) {
    const text = sql`select ${sql.join(fields)} from ${from.from()}${where} order by ${order} limit ${limitSql(query.limit + 1, within.dialect)}`
    return compile(text, within.dialect)
  }
  // A row has one key: there is nothing to put in order.
  if ('column' in within.of && within.of.column === query.table.key)
    return compile(sql`select ${sql.join(fields)} from ${from.from()}${where}`, within.dialect)
  const parent = parentSql(within.of, from)
  fields.push(as(sql`row_number() over (partition by ${parent} order by ${order})`, 'place'))
  if ('pairs' in within.of) fields.push(as(parent, parentField))
  const inner = sql`select ${sql.join(fields)} from ${from.from()}${pairsSql(within.of, from)}${where}`
  const field = sql.ref('pairs' in within.of ? parentField : within.of.column)
  return compile(
    sql`select * from (${inner}) as ranked where place <= ${limitSql(query.limit, within.dialect)} order by ${field}, place limit ${limitSql(mostRelated + 1, within.dialect)}`,
    within.dialect,
  )
}

/**
 * The row of a query with a primary key, which is the last of the statement's values. Without a limit: SQLite prepares
 * a statement anew each time a parameter of its limit is bound.
 */
export function rowSql(query: BoundQuery, key: string, within: Within): Statement {
  const from = source(query.table, within.dialect)
  const fields = fieldsOf(query, from, within)
  return compile(sql`select ${sql.join(fields)} from ${from.from()} where ${from.key()} = ${key}`, within.dialect)
}

/** How many rows match, up to one more than the limit. */
export function countSql(query: BoundQuery, limit: number, within: Within): Statement {
  const from = source(query.table, within.dialect)
  const conditions = conditionsOf(query, from, within)
  const where = conditions.length === 0 ? sql`` : sql` where ${sql.join(conditions, sql` and `)}`
  const inner = sql`select 1 from ${from.from()}${where} limit ${limitSql(limit + 1, within.dialect)}`
  return compile(sql`select count(*) as count from (${inner}) as matching`, within.dialect)
}

function conditionsOf(query: BoundQuery, from: Source, { of }: Within): Fragment[] {
  const conditions = conjuncts(query.where).map(one => conditionSql(one, from))
  if (of !== undefined) conditions.push(sql`${parentSql(of, from)} in (${sql.join(of.ids)})`)
  return conditions
}

const parentSql = (of: Parents, from: Source): Fragment =>
  'pairs' in of ? sql.ref(`pair.${of.pairs.own}`) : from.column({ path: [], column: of.column })

const pairsSql = (of: Parents, from: Source): Fragment =>
  'pairs' in of
    ? sql` join ${sql.table(of.pairs.intersect)} as pair on ${sql.ref(`pair.${of.pairs.other}`)} = ${from.key()}`
    : sql``

const conjuncts = (where: Condition | undefined): readonly Condition[] => {
  if (where === undefined || where.kind === 'always') return []
  return where.kind === 'and' ? where.of.flatMap(conjuncts) : [where]
}

function fieldsOf(query: BoundQuery, from: Source, within: Within): Fragment[] {
  return fetchedColumns(query, within.of).flatMap(name => {
    const column = query.table.columns[name]
    if (column !== undefined && isContent(column)) return [as(contentOf(query.table, name, from), name)]
    const fields = [as(from.column({ path: [], column: name }), name)]
    if (column !== undefined && isPolymorphic(column))
      fields.push(as(from.column({ path: [], column: tableColumn(name) }), tableField(name)))
    if (query.names.includes(name))
      fields.push(as(ownLookupName(query.table, name, from, query.visible), nameField(name)))
    return fields
  })
}

/** Large text comes with the row only here, where it was selected by name; of a file only that it is there. */
export function contentOf(table: Table, column: string, from: Source): Fragment {
  const value = table.columns[column]?.type === 'file' ? sql`id` : sql`text`
  return sql`(select ${value} from dh_content where tablename = ${table.logicalName} and id = ${from.key()} and columnname = ${column})`
}

const as = (field: Fragment, name: string): Fragment => sql`${field} as ${sql.id(name)}`
