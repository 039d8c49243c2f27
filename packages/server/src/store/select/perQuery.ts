import type { BoundQuery } from '../boundQuery.ts'
import type { Dialect } from '../steps.ts'

/**
 * A function of a bound query whose result is kept as long as the query object is: what is asked again and again is
 * bound once, and bound queries never change.
 *
 * @example
 * const statementOf = perQuery((query, dialect) => rowsSql(query, { dialect }))
 */
export function perQuery<Result, Query extends object = BoundQuery>(
  make: (query: Query, dialect: Dialect) => Result,
): (query: Query, dialect: Dialect) => Result {
  const kept: Readonly<Record<Dialect, WeakMap<Query, Result>>> = {
    sqlite: new WeakMap(),
    postgres: new WeakMap(),
  }
  return (query, dialect) => {
    const known = kept[dialect].get(query)
    if (known !== undefined) return known
    const made = make(query, dialect)
    kept[dialect].set(query, made)
    return made
  }
}
