import { sql } from 'kysely'
import type { BoundJoin, JoinedTable, JoinField, JoinLink, JoinOrder } from '../boundJoin.ts'
import type { ColumnRef } from '../boundQuery.ts'
import { columnsOf, isContent, type SqlType, toParameter } from '../columns.ts'
import { fold } from '../fold.ts'
import type { SqlValue } from '../steps.ts'
import { comparable } from './conditionSql.ts'
import { flat, type JoinedTables, keysOf } from './joinedTables.ts'
import { lookupName } from './lookupName.ts'
import type { Fragment } from './source.ts'

/** One of the values rows are sorted by. */
export interface Sort {
  /** How it stands in a paging cookie: `createdon`, `m.name`. */
  readonly name: string
  readonly sql: Fragment
  readonly type: SqlType
  readonly descending: boolean
  readonly nullable: boolean
}

/** What the rows of a query without groups are sorted by: its orders, then the keys of the tables. */
export function sortsOf(root: JoinedTable, orderBy: readonly JoinOrder[], tables: JoinedTables): readonly Sort[] {
  const orders = orderBy.flatMap(({ by, descending, byLabel }) =>
    'field' in by
      ? []
      : [{ name: nameOf(by), ...sortSql(by, byLabel, tables), descending, nullable: !neverNull.has(nameOf(by)) }],
  )
  const descending = orders.at(-1)?.descending === true
  const keys = flat(root)
    .filter(mayRepeat)
    .flatMap(({ name, table }) =>
      keysOf(table).map((column): Sort => {
        const ref = { path: [], table, column, ...(name !== '' && { link: name }) }
        return { name: nameOf(ref), sql: tables.of(name).column(ref), type: 'guid', descending, nullable: name !== '' }
      }),
    )
  const sorted = new Set(orders.filter(({ type }) => type === 'guid').map(({ name }) => name))
  return [...orders, ...keys.filter(({ name }) => !sorted.has(name))]
}

/**
 * What distinct rows are sorted by: their orders, then what tells them apart, which is the keys among their fields, and
 * of tables without one all fields. None where a cookie could not hold that: with aggregates, long texts, many fields.
 */
export function distinctSorts(query: BoundJoin, tables: JoinedTables): readonly Sort[] {
  const { fields, orderBy } = query
  if (!fields.every(isPlain)) return []
  const linkOf = ({ column }: JoinField): string => column.link ?? ''
  const keyed = new Set(fields.filter(({ column }) => column.column === column.table.key).map(linkOf))
  const telling = fields.filter(field => !keyed.has(linkOf(field)) || field.column.column === field.column.table.key)
  const orders = orderBy.flatMap((order): Sort[] => {
    const column = 'field' in order.by ? fields[order.by.field]!.column : order.by
    return [
      { name: nameOf(column), ...sortSql(column, order.byLabel, tables), descending: order.descending, nullable: true },
    ]
  })
  const sorted = new Set(orders.map(({ name, type }) => `${name} ${type}`))
  const ties = telling.flatMap(({ column }): Sort[] => {
    const type = columnsOf(column.table).get(column.column) ?? 'text'
    const name = nameOf(column)
    const isSorted = sorted.has(`${name} ${type}`) && column.table.columns[column.column]?.choices === undefined
    return isSorted ? [] : [{ name, sql: comparable(column, tables.of('')), type, descending: false, nullable: true }]
  })
  const sorts = [...orders, ...ties]
  return sorts.length > mostDistinctSorts ? [] : sorts
}

const mostDistinctSorts = 30

function isPlain({ column, aggregate, dateGrouping, children }: JoinField): boolean {
  const declaration = column.table.columns[column.column]
  return (
    aggregate === undefined &&
    dateGrouping === undefined &&
    children === undefined &&
    declaration !== undefined &&
    declaration.type !== 'memo' &&
    !isContent(declaration)
  )
}

/** A link by the key of its table leads to one row at most: there is nothing to tell apart. */
const mayRepeat = (node: JoinedTable | JoinLink): boolean =>
  !('kind' in node) || (node.kind !== 'first' && node.from !== node.table.key)

/** How a column is named in cookies. */
const nameOf = ({ link, column }: ColumnRef): string => (link === undefined ? column : `${link}.${column}`)

/** What a column sorts by: lookups and labels by what people read, text without case and accents. */
export function sortSql(ref: ColumnRef, byLabel: boolean, tables: JoinedTables): { sql: Fragment; type: SqlType } {
  const from = tables.of('')
  const declaration = ref.table.columns[ref.column]
  if (declaration?.type === 'lookup')
    return {
      sql: sql`dh_fold(${lookupName(ref.table, ref.column, from.column(ref), from, tables.visible)})`,
      type: 'text',
    }
  if (byLabel && declaration?.choices !== undefined)
    return { sql: rankSql(declaration.choices, from.column(ref)), type: 'integer' }
  return { sql: comparable(ref, from), type: columnsOf(ref.table).get(ref.column) ?? 'text' }
}

/** Choices by the place of their labels in the alphabet. */
function rankSql(labels: Readonly<Record<number, string>>, value: Fragment): Fragment {
  const ordered = Object.entries(labels).sort(([, one], [, other]) => (fold(one) < fold(other) ? -1 : 1))
  const cases = ordered.map(([number], rank) => sql`when ${sql.lit(Number(number))} then ${sql.lit(rank)}`)
  return cases.length === 0 ? value : sql`case ${value} ${sql.join(cases, sql` `)} else ${value} end`
}

/** Empty values are lowest, as in SQL Server. */
export const directionSql = (descending: boolean): Fragment =>
  descending ? sql`desc nulls last` : sql`asc nulls first`

/**
 * The rows behind one whose sort values are known. A bound on the first stands beside the exact condition, so that an
 * index is entered at that place whatever the number of the page.
 */
export function behindSql(sorts: readonly Sort[], after: readonly SqlValue[]): Fragment {
  const exact = sorts.reduceRight<Fragment | undefined>((rest, sort, index) => {
    const value = after[index] ?? null
    const beyond = beyondSql(sort, value)
    if (rest === undefined) return beyond
    const same = value === null ? sql`${sort.sql} is null` : sql`${sort.sql} = ${parameter(sort, value)}`
    return sql`(${beyond} or (${same} and ${rest}))`
  }, undefined)
  const [first] = sorts
  const value = after[0] ?? null
  if (first === undefined || value === null || (first.descending && first.nullable)) return exact ?? sql`1 = 1`
  return sql`${first.sql} ${first.descending ? sql`<=` : sql`>=`} ${parameter(first, value)} and ${exact}`
}

function beyondSql(sort: Sort, value: SqlValue): Fragment {
  if (value === null) return sort.descending ? sql`1 = 0` : sql`${sort.sql} is not null`
  const parameterSql = parameter(sort, value)
  if (!sort.descending) return sql`${sort.sql} > ${parameterSql}`
  if (!sort.nullable) return sql`${sort.sql} < ${parameterSql}`
  return sql`(${sort.sql} < ${parameterSql} or ${sort.sql} is null)`
}

const neverNull: ReadonlySet<string> = new Set(['createdon', 'modifiedon', 'versionnumber', 'statecode', 'statuscode'])

const parameter = ({ type }: Sort, value: SqlValue): Fragment => sql`${toParameter(type, value)}`
