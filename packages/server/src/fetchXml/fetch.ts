/**
 * What a fetchXml query says, before anybody asks whether the names in it exist: plain nodes made by `parseFetch`.
 * Source: Dataverse wire, sections 3.5 and 9.
 */

/** The element `fetch`. */
export interface Fetch {
  readonly entity: FetchEntity
  readonly aggregate: boolean
  readonly aggregateLimit?: number
  readonly distinct: boolean
  readonly top?: number
  readonly count?: number
  readonly page?: number
  readonly pagingCookie?: string
  readonly returnTotalRecordCount: boolean
  /** Choices sort by number instead of by label. */
  readonly rawOrder: boolean
}

/** The element `entity`, and what `link-entity` has in common with it. */
export interface FetchEntity {
  readonly name: string
  readonly allAttributes: boolean
  readonly attributes: readonly FetchAttribute[]
  readonly filters: readonly FetchFilter[]
  readonly orders: readonly FetchOrder[]
  readonly links: readonly FetchLink[]
}

export type LinkType =
  | 'inner'
  | 'outer'
  | 'matchfirstrowusingcrossapply'
  | 'exists'
  | 'in'
  | 'any'
  | 'not any'
  | 'all'
  | 'not all'

/** The element `link-entity`. */
export interface FetchLink extends FetchEntity {
  readonly kind: 'link'
  readonly linkType: LinkType
  readonly alias?: string
  /** Column of this table; with `to` absent where one relationship settles both. */
  readonly from?: string
  /** Column of the table it hangs on. */
  readonly to?: string
}

/** The element `attribute`. */
export interface FetchAttribute {
  readonly name: string
  readonly alias?: string
  readonly aggregate?: string
  readonly distinct: boolean
  readonly groupBy: boolean
  readonly dateGrouping?: string
  readonly rowAggregate?: string
}

/** The element `filter`. */
export interface FetchFilter {
  readonly kind: 'filter'
  readonly type: 'and' | 'or'
  readonly of: readonly (FetchCondition | FetchFilter | FetchLink)[]
}

/** The element `condition`. */
export interface FetchCondition {
  readonly kind: 'condition'
  readonly attribute: string
  readonly operator: string
  /** The link whose column it is, by alias or name. */
  readonly entityName?: string
  /** The attribute `value`, or the elements `value`. */
  readonly values: readonly string[]
  /** The column to compare with: `name` or `alias.name`. */
  readonly otherColumn?: string
}

/** The element `order`. */
export interface FetchOrder {
  readonly attribute?: string
  /** The alias of an attribute of a query with groups. */
  readonly alias?: string
  readonly entityName?: string
  readonly descending: boolean
}
