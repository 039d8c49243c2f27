import type { Condition } from '../store/boundQuery.ts'

/** A query whose rows must satisfy a further condition, where there is one. */
export function narrowed<Query extends { readonly where?: Condition }>(
  query: Query,
  also: Condition | undefined,
): Query {
  if (also === undefined) return query
  return { ...query, where: query.where === undefined ? also : { kind: 'and', of: [query.where, also] } }
}
