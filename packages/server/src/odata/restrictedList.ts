import { restrict } from '../authorization/restrict.ts'
import type { BoundQuery } from '../store/boundQuery.ts'
import { narrowed } from './narrowed.ts'
import { perCaller } from './perCaller.ts'
import { publishedExpansions } from './published.ts'

/**
 * The query of a list as its user may ask it: rows that the request leaves out are left out, and so are those out of
 * reach.
 */
export const restrictedList = perCaller((query: BoundQuery, { user, also, hidesDrafts }) => {
  const asked = narrowed(query, also)
  return restrict(hidesDrafts === true ? publishedExpansions(asked) : asked, user)
})
