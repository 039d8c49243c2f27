import { sql } from 'kysely'
import type { BoundOrder, BoundQuery, Keyset } from '../boundQuery.ts'
import { columnsOf, toParameter } from '../columns.ts'
import type { SqlValue } from '../steps.ts'
import { comparable } from './conditionSql.ts'
import { ownLookupName, type Visible } from './lookupName.ts'
import type { Fragment, Source } from './source.ts'

/** What a row is sorted by: text and names of lookups without case and accents, everything else as it is. */
export function sortValue({ column }: BoundOrder, source: Source, visible: Visible | undefined): Fragment {
  const isLookup = column.table.columns[column.column]?.type === 'lookup'
  return isLookup
    ? sql`dh_fold(${ownLookupName(column.table, column.column, source, visible)})`
    : comparable(column, source)
}

/** The key breaks ties, in the direction of what stands before it, as the indexes do. */
const keyDescends = (query: BoundQuery): boolean => query.orderBy.at(-1)?.descending === true

/** ORDER BY: empty values are lowest, as in SQL Server and SQLite. */
export function orderSql(query: BoundQuery, sorts: readonly Fragment[], source: Pick<Source, 'key'>): Fragment {
  const direction = (descending: boolean): Fragment => (descending ? sql`desc nulls last` : sql`asc nulls first`)
  const parts = query.orderBy.map(({ descending }, index) => sql`${sorts[index]!} ${direction(descending)}`)
  return sql.join([...parts, sql`${source.key()} ${direction(keyDescends(query))}`])
}

/**
 * The rows behind the last one of a page. A bound on the first sort value stands beside the exact condition, so that
 * an index is entered at that place whatever the number of the page.
 */
export function behindSql(query: BoundQuery, after: Keyset, sorts: readonly Fragment[], source: Source): Fragment {
  const id = keyDescends(query) ? sql`${source.key()} < ${after.id}` : sql`${source.key()} > ${after.id}`
  const exact = query.orderBy.reduceRight<Fragment>((rest, order, index) => {
    const sort = sorts[index]!
    const value = after.values[index] ?? null
    const same = value === null ? sql`${sort} is null` : sql`${sort} = ${sortParameter(order, value)}`
    const beyond = beyondSql(order, sort, value)
    const tied = sql`(${same} and ${rest})`
    return beyond === undefined ? tied : sql`(${beyond} or ${tied})`
  }, id)
  const [first] = query.orderBy
  const value = after.values[0] ?? null
  if (first === undefined || value === null || (first.descending && !neverNull(first))) return exact
  return sql`${sorts[0]!} ${first.descending ? sql`<=` : sql`>=`} ${sortParameter(first, value)} and ${exact}`
}

function beyondSql(order: BoundOrder, sort: Fragment, value: SqlValue): Fragment | undefined {
  if (value === null) return order.descending ? undefined : sql`${sort} is not null`
  if (!order.descending) return sql`${sort} > ${sortParameter(order, value)}`
  return neverNull(order)
    ? sql`${sort} < ${sortParameter(order, value)}`
    : sql`(${sort} < ${sortParameter(order, value)} or ${sort} is null)`
}

const alwaysSet: ReadonlySet<string> = new Set(['createdon', 'modifiedon', 'versionnumber', 'statecode', 'statuscode'])
const neverNull = ({ column }: BoundOrder): boolean => alwaysSet.has(column.column)

/** A sort value of the row before, as the database gave it: text is folded already. */
const sortParameter = ({ column }: BoundOrder, value: SqlValue): Fragment => {
  const isLookup = column.table.columns[column.column]?.type === 'lookup'
  const type = isLookup ? 'text' : (columnsOf(column.table).get(column.column) ?? 'text')
  return sql`${toParameter(type, value)}`
}
