import { restrictJoin } from '../authorization/restrictJoin.ts'
import type { UserContext } from '../authorization/userContext.ts'
import { narrowed } from '../odata/narrowed.ts'
import { publishedLinks } from '../odata/published.ts'
import type { ReadRequest } from '../odata/readRequest.ts'
import type { BoundJoin, JoinedTable } from '../store/boundJoin.ts'

/**
 * A query as its user may ask it: rows that the request leaves out are left out, and so are those out of reach. One and
 * the same object for the same query, user and request, so that its SQL is written once.
 */
export function restrictedFetch({ user, also, hidesDrafts = false }: ReadRequest, query: BoundJoin): BoundJoin {
  const ofUser = kept.get(user) ?? new WeakMap<BoundJoin, Variant>()
  kept.set(user, ofUser)
  const known = ofUser.get(query)
  if (known !== undefined && known.also === also && known.hidesDrafts === hidesDrafts) return known.query
  const asked = { ...query, root: narrowed(query.root, also) }
  const restricted = restrictJoin(hidesDrafts ? publishedLinks(asked) : asked, user)
  ofUser.set(query, { also, hidesDrafts, query: restricted })
  return restricted
}

/** What was made of a query last. */
interface Variant {
  readonly also: JoinedTable['where']
  readonly hidesDrafts: boolean
  readonly query: BoundJoin
}

/** A user whose rights change gets a new context, and a plan that is forgotten takes its variants along. */
const kept = new WeakMap<UserContext, WeakMap<BoundJoin, Variant>>()
