/**
 * What a query says, before anybody asks whether the names in it exist: plain nodes made by the parsers of this
 * folder, each with the place (`at`, a 0-based offset in the text it came from) that an error can point to.
 * Source: Dataverse wire, sections 3.5 and 3.6.
 */

export type ComparisonOperator = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le'

/** A value written in a URL. Numbers keep their text, so that nothing is lost before the column's type is known. */
export type Literal =
  | { readonly kind: 'literal'; readonly type: 'null'; readonly value: null; readonly at: number }
  | { readonly kind: 'literal'; readonly type: 'boolean'; readonly value: boolean; readonly at: number }
  | { readonly kind: 'literal'; readonly type: 'number'; readonly value: string; readonly at: number }
  | { readonly kind: 'literal'; readonly type: 'string'; readonly value: string; readonly at: number }
  | { readonly kind: 'literal'; readonly type: 'guid'; readonly value: string; readonly at: number }
  /** Milliseconds since 1970, UTC. */
  | { readonly kind: 'literal'; readonly type: 'datetime'; readonly value: number; readonly at: number }
  /** `Microsoft.Dynamics.CRM.OwnershipTypes'UserOwned'`: the member, and the enumeration it is of. */
  | {
      readonly kind: 'literal'
      readonly type: 'enum'
      readonly value: string
      readonly of: string
      readonly at: number
    }

/** A node of `$filter`. */
export type Expression =
  | Literal
  /** A column, or a path to one: `name`, `MachineId/name`, `r/statuscode` inside a lambda. */
  | { readonly kind: 'property'; readonly path: readonly string[]; readonly at: number }
  /** `@p1`, to be replaced by the value of the query option of that name. */
  | { readonly kind: 'alias'; readonly name: string; readonly at: number }
  | {
      readonly kind: 'compare'
      readonly operator: ComparisonOperator
      readonly left: Expression
      readonly right: Expression
      readonly at: number
    }
  | { readonly kind: 'in'; readonly left: Expression; readonly items: readonly Expression[]; readonly at: number }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Expression[]; readonly at: number }
  | { readonly kind: 'not'; readonly of: Expression; readonly at: number }
  /** `contains(name,'x')`. */
  | { readonly kind: 'call'; readonly name: string; readonly of: readonly Expression[]; readonly at: number }
  /** `Microsoft.Dynamics.CRM.LastXDays(PropertyName='createdon',PropertyValue=7)`; the name without its namespace. */
  | {
      readonly kind: 'queryFunction'
      /** What it is asked of, where something stands before it: `r/Microsoft.Dynamics.CRM.In(…)`. */
      readonly path?: readonly string[]
      readonly name: string
      readonly parameters: Readonly<Record<string, Expression>>
      readonly at: number
    }
  /** `['a','b']`, a value of a query function's parameter. */
  | { readonly kind: 'list'; readonly items: readonly Expression[]; readonly at: number }
  /** `flowsessions/any(r:r/statuscode eq 8)`; without a variable: are there any. */
  | {
      readonly kind: 'lambda'
      readonly quantifier: 'any' | 'all'
      readonly path: readonly string[]
      readonly variable?: string
      readonly of?: Expression
      readonly at: number
    }

export interface OrderBy {
  readonly path: readonly string[]
  readonly descending: boolean
  readonly at: number
}

export interface SelectItem {
  readonly name: string
  readonly at: number
}

/** One item of `$expand`, with the options in its parentheses. */
export interface ExpandItem {
  readonly name: string
  readonly ref: boolean
  readonly options: QueryOptions
  /** The options as they were written, for links that repeat them. */
  readonly written: readonly { readonly name: string; readonly text: string }[]
  readonly at: number
}

/** One `x with sum as y`, or `$count as y`, of `$apply`. */
export interface AggregateItem {
  /** Absent for `$count`. */
  readonly path?: readonly string[]
  /** `sum`, `average`, `min`, `max`, `countdistinct`; of `$count` `'$count'`. */
  readonly method: string
  readonly alias: string
}

/** One step of `$apply`, in the order they are taken. */
export type ApplyStep =
  | { readonly kind: 'filter'; readonly of: Expression }
  | { readonly kind: 'aggregate'; readonly aggregates: readonly AggregateItem[] }
  | {
      readonly kind: 'groupby'
      readonly paths: readonly (readonly string[])[]
      readonly aggregates: readonly AggregateItem[]
    }

/** A whole query string, or the options of one `$expand` item. What was not asked is absent. */
export interface QueryOptions {
  readonly select?: readonly SelectItem[]
  readonly filter?: Expression
  readonly orderBy?: readonly OrderBy[]
  readonly expand?: readonly ExpandItem[]
  readonly top?: number
  readonly count?: boolean
  readonly apply?: readonly ApplyStep[]
  /** A query in the other language, as it came; read by `fetchXml/`. */
  readonly fetchXml?: string
  /** As it came; only the server knows how to read it. */
  readonly skipToken?: string
  /** Parameter aliases by name, `@p1` included. */
  readonly aliases?: Readonly<Record<string, Expression>>
}

/** What the `Prefer` header asks. */
export interface Preferences {
  readonly maxPageSize?: number
  /** Patterns of `odata.include-annotations`, for example `*`; empty: none. */
  readonly annotations: readonly string[]
  readonly returnRepresentation: boolean
  readonly continueOnError: boolean
  /** The preferences that are honoured, as `Preference-Applied` repeats them. */
  readonly applied: readonly string[]
}

/** A key in parentheses: the primary key, or the columns of an alternate key. */
export type KeyPredicate =
  | { readonly kind: 'id'; readonly id: string }
  | { readonly kind: 'alternate'; readonly values: Readonly<Record<string, Literal | { readonly alias: string }>> }

/** One segment of a resource path. */
export type Segment =
  /** Any name: an entity set, a property, a navigation property or an unbound operation; the model decides. */
  | {
      readonly kind: 'name'
      readonly name: string
      readonly key?: KeyPredicate
      /** The text between the parentheses where there are any; `''` for `WhoAmI()`. */
      readonly parentheses?: string
    }
  /** `Microsoft.Dynamics.CRM.RunDesktopFlow`, the name without its namespace. */
  | { readonly kind: 'operation'; readonly name: string; readonly parentheses?: string }
  | { readonly kind: '$value' | '$ref' | '$count' | '$metadata' | '$batch' }
