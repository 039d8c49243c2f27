import { sql } from 'kysely'
import type { BoundQuery } from '../boundQuery.ts'
import { isPolymorphic, tableColumn } from '../columns.ts'
import { parentField, sortField } from '../fieldNames.ts'
import type { Dialect, Statement } from '../steps.ts'
import { compile } from './compile.ts'
import { conditionSql } from './conditionSql.ts'
import { conjuncts } from './conjuncts.ts'
import { type Expansions, expansionsOf } from './expansions.ts'
import { fieldsOf } from './fields.ts'
import { isReadInOrder } from './isReadInOrder.ts'
import { limitSql } from './limitSql.ts'
import { behindSql, orderSql, sortValue } from './orderSql.ts'
import { amongSql, isEnteredBy, type Parents, pairsSql, parentSql, parentTable } from './parents.ts'
import { type Fragment, type Source, source } from './source.ts'
import { whereSql } from './whereSql.ts'

/** What a query is asked of besides what stands in it. */
export interface Within {
  readonly dialect: Dialect
  /** Only rows that belong to one of these, `query.limit` of them for each. */
  readonly of?: Parents
}

/** Entries of an index that are counted in less than a millisecond. */
const fewCounted = 5000

/** The most rows that may come along with a page. */
export const mostRelated = 50_000

/**
 * The rows of a query. Columns come under their own names, besides them what `fieldNames.ts` names, and what was joined
 * for `expansions.ts` behind its prefixes. One row more than the limit tells that there is more.
 */
export function rowsSql(query: BoundQuery, within: Within): Statement {
  const { of, dialect } = within
  if (of === undefined) return short(compile(ownRows(query, dialect), dialect), isReadInOrder(query))
  // A row has one key: there is nothing to put in order.
  if ('column' in of && of.column === query.table.key)
    return short(compile(rowsOfKeys(query, of.ids, dialect), dialect), true)
  if ('column' in of && isEnteredBy(query.table, of.column))
    return short(compile(rowsOfEach(query, of, dialect), dialect), isReadInOrder(query, of.column))
  return compile(rankedRows(query, of, dialect), dialect)
}

const short = (statement: Statement, isShort: boolean): Statement =>
  isShort ? { ...statement, isShort: true } : statement

function ownRows(query: BoundQuery, dialect: Dialect): Fragment {
  const from = source(query.table, dialect)
  const sorts = sortsOf(query, from)
  const fields = [...selected(query, from), ...sortFields(sorts)]
  const conditions = conditionsOf(query, from)
  if (query.after !== undefined) conditions.push(behindSql(query, query.after, sorts, from))
  return sql`select ${sql.join(fields)} from ${from.from()}${whereSql(conditions)} order by ${orderSql(query, sorts, from)} limit ${limitSql(query.limit + 1, dialect)}`
}

function rowsOfKeys(query: BoundQuery, ids: readonly string[], dialect: Dialect): Fragment {
  const from = source(query.table, dialect)
  const fields = selected(query, from)
  const conditions = [...conditionsOf(query, from), amongSql(from.key(), ids, dialect)]
  return sql`select ${sql.join(fields)} from ${from.from()}${whereSql(conditions)}`
}

/** The rows of one parent after the other, each time by an index. */
function rowsOfEach(query: BoundQuery, of: Parents & { column: string }, dialect: Dialect): Fragment {
  const parents = parentTable(of.ids, dialect)
  const from = source(query.table, dialect)
  const sorts = sortsOf(query, from)
  const fields = [...selected(query, from, of.column), ...sortFields(sorts)]
  const most = limitSql(mostRelated + 1, dialect)
  const ofParent = (one: Source): Fragment => sql`${parentSql(of, one)} = parent.id`
  if (dialect === 'sqlite') {
    const one = from.inner(query.table)
    const conditions = [ofParent(one), ...conditionsOf(query, one)]
    const order = orderSql(query, sortsOf(query, one), one)
    const rows = sql`select ${rowId(one)} from ${one.from()}${whereSql(conditions)} order by ${order} limit ${limitSql(query.limit, dialect)}`
    return sql`select ${sql.join(fields)} from ${parents} cross join ${from.from()} where ${rowId(from)} in (${rows}) order by parent.place, ${orderSql(query, sorts, from)} limit ${most}`
  }
  const conditions = [ofParent(from), ...conditionsOf(query, from)]
  const rows = sql`select ${sql.join(fields)} from ${from.from()}${whereSql(conditions)} order by ${orderSql(query, sorts, from)} limit ${limitSql(query.limit, dialect)}`
  const named = sorts.map((_, index) => sql.ref(`found.${sortField(index)}`))
  const order = orderSql(query, named, { key: () => sql.ref(`found.${query.table.key}`) })
  return sql`select found.* from ${parents} cross join lateral (${rows}) as found order by parent.place, ${order} limit ${most}`
}

/** SQLite's own number of a row, by which it is at hand. */
const rowId = (from: Source): Fragment => sql.ref(`${from.alias}.rowid`)

/** The rows of all parents at once, put in order for each: where no index leads to them. */
function rankedRows(query: BoundQuery, of: Parents, dialect: Dialect): Fragment {
  const from = source(query.table, dialect)
  const sorts = sortsOf(query, from)
  const parent = parentSql(of, from)
  const isPaired = 'pairs' in of
  const place = sql`row_number() over (partition by ${parent} order by ${orderSql(query, sorts, from)})`
  const fields = [
    ...selected(query, from, isPaired ? undefined : of.column),
    ...sortFields(sorts),
    as(place, 'place'),
    ...(isPaired ? [as(parent, parentField)] : []),
  ]
  const conditions = [...conditionsOf(query, from), amongSql(parent, of.ids, dialect)]
  const inner = sql`select ${sql.join(fields)} from ${from.from()}${pairsSql(of, from)}${whereSql(conditions)}`
  const field = sql.ref(isPaired ? parentField : of.column)
  return sql`select * from (${inner}) as ranked where place <= ${limitSql(query.limit, dialect)} order by ${field}, place limit ${limitSql(mostRelated + 1, dialect)}`
}

/**
 * The row of a query with a primary key, which is the last of the statement's values. Without a limit: SQLite prepares
 * a statement anew each time a parameter of its limit is bound.
 */
export function rowSql(query: BoundQuery, key: string, { dialect }: Within): Statement {
  const from = source(query.table, dialect)
  const fields = selected(query, from)
  return compile(sql`select ${sql.join(fields)} from ${from.from()} where ${from.key()} = ${key}`, dialect)
}

/** How many rows match, up to one more than the limit. */
export function countSql(query: BoundQuery, limit: number, { dialect }: Within): Statement {
  const from = source(query.table, dialect)
  const conditions = conditionsOf(query, from)
  const inner = sql`select 1 from ${from.from()}${whereSql(conditions)} limit ${limitSql(limit + 1, dialect)}`
  const counted = compile(sql`select count(*) as count from (${inner}) as matching`, dialect)
  return short(counted, limit <= fewCounted && isReadInOrder(query))
}

/** The fields of a query and of what is joined for its expansions; `also` is a column that is wanted besides. */
const selected = (query: BoundQuery, from: Source, also?: string): Fragment[] => [
  ...fieldsOf(query, also).map(field => as(field.sql(from), field.name)),
  ...joinedFields(query, expansionsOf(query), from),
]

const joinedFields = ({ table }: BoundQuery, { joined }: Expansions, from: Source): readonly Fragment[] =>
  joined.flatMap(({ lookup, targets }) =>
    targets.flatMap(({ query: target, prefix, expansions }) => {
      const there = from.joined(target.table, one => {
        const parts = [sql`${one.key()} = ${from.column({ path: [], column: lookup })}`]
        const column = table.columns[lookup]
        if (column !== undefined && isPolymorphic(column))
          parts.push(sql`${from.column({ path: [], column: tableColumn(lookup) })} = ${target.table.logicalName}`)
        return sql.join([...parts, ...conditionsOf(target, one)], sql` and `)
      })
      const fields = fieldsOf(target).map(field => as(field.sql(there), prefix + field.name))
      return [...fields, ...joinedFields(target, expansions, there)]
    }),
  )

const sortsOf = (query: BoundQuery, from: Source): readonly Fragment[] =>
  query.orderBy.map(order => sortValue(order, from, query.visible))

const sortFields = (sorts: readonly Fragment[]): readonly Fragment[] =>
  sorts.map((sort, index) => as(sort, sortField(index)))

const conditionsOf = ({ where }: BoundQuery, from: Source): Fragment[] =>
  conjuncts(where).map(one => conditionSql(one, from))

const as = (field: Fragment, name: string): Fragment => sql`${field} as ${sql.id(name)}`
