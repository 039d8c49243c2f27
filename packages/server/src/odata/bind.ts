import { dataverseError } from '@deskhand/contract/errors'
import type { Table } from '@deskhand/contract/table'
import type { BoundQuery } from '../store/boundQuery.ts'
import { bindOrderBy } from './bindOrderBy.ts'
import { type BindContext, bindRows, pageSize } from './bindRows.ts'
import type { QueryOptions } from './query.ts'
import { hasNestedExpand } from './rowStyle.ts'
import { readSkipToken } from './skipToken.ts'

const mostExpands = 15

/** A query with its names resolved, and what the answer needs to know of it besides its rows. */
export interface Bound {
  readonly query: BoundQuery
  /** Which page of a list it is, from 1. */
  readonly page: number
  /** Whether more rows are offered by a next link; not so with `$top`. */
  readonly paged: boolean
}

/**
 * Resolves the names of a query against a table and checks its types.
 *
 * @example
 * bind(workflow, parseQueryOptions('$select=name&$filter=category eq 6'), { user, now, preferences: prefer(undefined) })
 *
 * Source: Dataverse wire, sections 1.1 and 3.5.
 */
export function bind(table: Table, options: QueryOptions, context: BindContext): Bound {
  const { preferences } = context
  const expands = countExpands(options)
  if (expands > mostExpands)
    throw dataverseError('BadQuery', `The query has ${expands} $expand options; at most ${mostExpands} are allowed.`)
  const orderBy = bindOrderBy(table, options.orderBy ?? [], options.aliases ?? {})
  const token = options.skipToken === undefined ? undefined : readSkipToken(options.skipToken, orderBy, table.key)
  const paged = preferences.maxPageSize !== undefined || options.top === undefined
  const limit = Math.min(preferences.maxPageSize ?? options.top ?? pageSize, pageSize)
  const scope = { ...context, aliases: options.aliases ?? {}, nested: hasNestedExpand(options) }
  const query = bindRows(table, options, scope)
  return {
    query: freeze({
      ...query,
      orderBy,
      limit,
      ...(token && { after: token.after }),
      ...(options.count === true && { count: { limit: pageSize } }),
    }),
    page: token?.page ?? 1,
    paged,
  }
}

const countExpands = ({ expand }: QueryOptions): number =>
  (expand ?? []).reduce((count, item) => count + 1 + countExpands(item.options), 0)

function freeze<Value>(value: Value): Value {
  // The tables themselves are frozen by the contract and shared; going into them would cost a walk for each query.
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  Object.freeze(value)
  for (const member of Object.values(value)) freeze(member)
  return value
}
