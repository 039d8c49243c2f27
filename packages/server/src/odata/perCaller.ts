import type { UserContext } from '../authorization/userContext.ts'
import type { Condition } from '../store/boundQuery.ts'
import type { ReadRequest } from './readRequest.ts'

/** Of a request, what decides which rows of a query it sees. */
export type Caller = Pick<ReadRequest, 'user' | 'also' | 'hidesDrafts'>

/**
 * Keeps what a query becomes for a caller: one and the same object for the same query, user and kind of request, so
 * that its SQL is written once.
 *
 * @example
 * const restrictedList = perCaller((query: BoundQuery, { user }) => restrict(query, user))
 */
export function perCaller<Query extends object>(
  restrict: (query: Query, caller: Caller) => Query,
): (caller: Caller, query: Query) => Query {
  // A user whose rights change gets a new context, and a plan that is forgotten takes its variants along.
  const kept = new WeakMap<UserContext, WeakMap<Query, Variant<Query>[]>>()

  function variantsOf(user: UserContext, query: Query): Variant<Query>[] {
    const ofUser = kept.get(user) ?? new WeakMap<Query, Variant<Query>[]>()
    kept.set(user, ofUser)
    const variants = ofUser.get(query) ?? []
    ofUser.set(query, variants)
    return variants
  }

  return (caller, query) => {
    const { user, also, hidesDrafts = false } = caller
    const variants = variantsOf(user, query)
    const known = variants.find(one => one.also === also && one.hidesDrafts === hidesDrafts)
    if (known !== undefined) return known.query
    const restricted = restrict(query, caller)
    if (variants.length < mostVariants) variants.push({ also, hidesDrafts, query: restricted })
    return restricted
  }
}

interface Variant<Query> {
  readonly also: Condition | undefined
  readonly hidesDrafts: boolean
  readonly query: Query
}

/** With and without drafts; conditions that hold for one request only are not worth keeping. */
const mostVariants = 2
