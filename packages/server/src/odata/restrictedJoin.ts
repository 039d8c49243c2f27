import { restrictJoin } from '../authorization/restrictJoin.ts'
import type { BoundJoin } from '../store/boundJoin.ts'
import { narrowed } from './narrowed.ts'
import { perCaller } from './perCaller.ts'
import { publishedLinks } from './published.ts'

/**
 * The query of `$apply` or of fetchXml as its user may ask it: rows that the request leaves out are left out, and so are
 * those out of reach, of each table.
 */
export const restrictedJoin = perCaller((query: BoundJoin, { user, also, hidesDrafts }) => {
  const asked = { ...query, root: narrowed(query.root, also) }
  return restrictJoin(hidesDrafts === true ? publishedLinks(asked) : asked, user)
})
