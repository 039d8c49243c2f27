import type { BoundQuery } from '../boundQuery.ts'
import { type IndexColumn, indexesOf } from '../indexesOf.ts'
import { conjuncts } from './conjuncts.ts'

/**
 * Whether the rows of a query stand one behind the other in an index: its conditions fix what the index begins with,
 * bound the column behind that, and say nothing else, and it sorts by what follows. Then no more rows are looked at than
 * come. `given` is a column that is fixed besides.
 *
 * @example
 * // $filter=statuscode eq 8&$orderby=createdon desc, by the index (statuscode, createdon desc)
 */
export function isReadInOrder(query: BoundQuery, given?: string): boolean {
  const fixed = new Set(given === undefined ? [] : [given])
  const bounded = new Set<string>()
  // An index is entered at one bound a side: a second one would be looked for row by row, as a second value would.
  const sides = new Set<'lower' | 'upper'>()
  if (query.after !== undefined) sides.add(query.orderBy[0]?.descending === true ? 'upper' : 'lower')
  for (const condition of conjuncts(query.where)) {
    if (condition.kind !== 'compare' || 'column' in condition.with || condition.column.path.length > 0) return false
    const { column } = condition.column
    if (condition.operator === 'ne') return false
    if (condition.operator === 'eq') {
      if (fixed.has(column)) return false
      fixed.add(column)
    } else {
      const side = condition.operator === 'lt' || condition.operator === 'le' ? 'upper' : 'lower'
      if (sides.has(side)) return false
      sides.add(side)
      bounded.add(column)
    }
  }
  const byKey: readonly IndexColumn[] = [{ column: query.table.key, descending: false }]
  return [byKey, ...indexesOf(query.table)].some(index => fits(index, query, fixed, bounded))
}

function fits(
  index: readonly IndexColumn[],
  { table, orderBy }: BoundQuery,
  fixed: ReadonlySet<string>,
  bounded: ReadonlySet<string>,
): boolean {
  const rest = index.slice(fixed.size)
  if (!index.slice(0, fixed.size).every(({ column }) => fixed.has(column))) return false
  if (![...bounded].every(column => column === rest[0]?.column)) return false
  const [first] = orderBy
  const backwards = first !== undefined && first.descending !== rest[0]?.descending
  const follows = orderBy.every(({ column: { path, column }, descending }, place) => {
    const next = rest[place]
    // Lookups sort by the names of their rows, which no index holds.
    const sorts = path.length === 0 && table.columns[column]?.type !== 'lookup' && column === next?.column
    return sorts && (descending !== next.descending) === backwards
  })
  return follows && rest[orderBy.length]?.column === table.key
}
