import { restrict } from '../authorization/restrict.ts'
import type { UserContext } from '../authorization/userContext.ts'
import type { BoundQuery, Condition } from '../store/boundQuery.ts'
import { narrowed } from './narrowed.ts'
import { publishedExpansions } from './published.ts'
import type { ReadRequest } from './readRequest.ts'

/**
 * The query of a list as its user may ask it: rows that the request leaves out are left out, and so are those out of
 * reach. One and the same object for the same query, user and request, so that its SQL is written once.
 */
export function restrictedList(request: ReadRequest, query: BoundQuery): BoundQuery {
  const { user, also, hidesDrafts = false } = request
  const variants = variantsOf(user, query)
  const known = variants.find(one => one.also === also && one.hidesDrafts === hidesDrafts)
  if (known !== undefined) return known.query
  const asked = narrowed(query, also)
  const restricted = restrict(hidesDrafts ? publishedExpansions(asked) : asked, user)
  if (variants.length < mostVariants) variants.push({ also, hidesDrafts, query: restricted })
  return restricted
}

interface Variant {
  readonly also: Condition | undefined
  readonly hidesDrafts: boolean
  readonly query: BoundQuery
}

/** With and without drafts; conditions that hold for one request only are not worth keeping. */
const mostVariants = 2

/** A user whose rights change gets a new context, and a plan that is forgotten takes its variants along. */
const kept = new WeakMap<UserContext, WeakMap<BoundQuery, Variant[]>>()

function variantsOf(user: UserContext, query: BoundQuery): Variant[] {
  const ofUser = kept.get(user) ?? new WeakMap<BoundQuery, Variant[]>()
  kept.set(user, ofUser)
  const variants = ofUser.get(query) ?? []
  ofUser.set(query, variants)
  return variants
}
