import type { Table } from '@deskhand/contract/table'
import type { Row, SqlValue } from './steps.ts'

/**
 * A query with its names resolved and its types checked: what the store can be asked. Plain and frozen; OData text
 * becomes one in `odata/bind.ts`, `authorization/restrict.ts` makes a narrower one of it, `selectRows` answers it.
 */
export interface BoundQuery {
  readonly table: Table
  /** Columns to return, in the order asked for; the primary key and `versionnumber` always come too. */
  readonly columns: readonly string[]
  /** Lookup columns whose row's primary name is wanted as well (for annotations). */
  readonly names: readonly string[]
  readonly where?: Condition
  /** Ties are broken by the primary key, which need not be named. */
  readonly orderBy: readonly BoundOrder[]
  /** The most rows to return. */
  readonly limit: number
  /** Goes on behind this row. */
  readonly after?: Keyset
  /** Count all rows that match, up to `limit`. */
  readonly count?: { readonly limit: number }
  readonly expand: readonly BoundExpand[]
  /** Tables of which not every row may be shown: which of their rows' names may stand for lookups, and sort them. */
  readonly visible?: Readonly<Record<string, Condition>>
}

/** A lookup that is followed: the column in the table before, and the table its row is in. */
export interface Hop {
  readonly column: string
  readonly table: Table
}

/** The pairs of a many-to-many relationship: an SQL table, its column with the id of the row at hand, and the other. */
export interface Pairs {
  readonly intersect: string
  readonly own: string
  readonly other: string
}

/** A column of the row itself, or of a row reached by following lookups. */
export interface ColumnRef {
  readonly path: readonly Hop[]
  /** The table the column is in: that of the last hop, or that of the query. */
  readonly table: Table
  readonly column: string
  /** In a query over several tables: the linked table the path starts at; absent: the table the condition stands at. */
  readonly link?: string
}

export type Comparison = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le'

/**
 * What a row must satisfy. Two-valued, as OData is: a comparison with null is false, its negation true;
 * text compares without case and accents.
 */
export type Condition =
  | { readonly kind: 'always' | 'never' }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  | { readonly kind: 'isNull'; readonly column: ColumnRef }
  | {
      readonly kind: 'compare'
      readonly operator: Comparison
      readonly column: ColumnRef
      /** A value of the column's type, never null (points in time: ms since 1970), or another column. */
      readonly with: { readonly value: SqlValue } | { readonly column: ColumnRef }
    }
  | { readonly kind: 'in'; readonly column: ColumnRef; readonly values: readonly SqlValue[] }
  /** `text` may hold the wildcards of SQL Server's LIKE: `%`, `_`, `[abc]`, `[^abc]`. */
  | {
      readonly kind: 'like'
      readonly match: 'contains' | 'startswith' | 'endswith' | 'whole'
      readonly column: ColumnRef
      readonly text: string
    }
  /** Some row of `table` whose lookup `by` points to the row at `path`, or equals its column `to`, satisfies `where`. */
  | {
      readonly kind: 'exists'
      readonly path: readonly Hop[]
      readonly table: Table
      readonly by: string
      readonly to?: ColumnRef
      readonly where?: Condition
    }
  /** Some row of `table` that is paired with the row at `path` satisfies `where`. */
  | {
      readonly kind: 'existsPaired'
      readonly path: readonly Hop[]
      readonly table: Table
      readonly pairs: Pairs
      readonly where?: Condition
    }
  /** The row itself is paired with the row `id`. */
  | { readonly kind: 'paired'; readonly pairs: Pairs; readonly id: string }
  /**
   * The row that `column` names lies above or under the row `id` of `table`, where each row names the one above it in
   * its lookup `parent`; `itself`: or is that row.
   */
  | {
      readonly kind: 'tree'
      readonly column: ColumnRef
      readonly table: Table
      readonly parent: string
      readonly id: string
      readonly direction: 'above' | 'under'
      readonly itself: boolean
    }
  /** The point in time lies in this quarter, 1 to 4, of whatever year, in UTC. */
  | { readonly kind: 'quarter'; readonly column: ColumnRef; readonly quarter: number }
  /** The row of `table` that the guid in `column` names is shared with one of `principals` for all of `rights`. */
  | {
      readonly kind: 'shared'
      readonly column: ColumnRef
      readonly table: Table
      readonly principals: readonly string[]
      readonly rights: number
    }

export interface BoundOrder {
  /** A lookup column sorts by the primary name of its row, a choice by its number. */
  readonly column: ColumnRef
  readonly descending: boolean
}

/** Where a page ended: the sort values of its last row as the database gave them, and its primary key. */
export interface Keyset {
  readonly values: readonly SqlValue[]
  readonly id: string
}

/** Related rows that come along. */
export type BoundExpand =
  /** To one row, through the lookup `column` of the parent: a query for each table its row may be in. */
  | {
      readonly kind: 'one'
      readonly property: string
      readonly column: string
      readonly targets: readonly BoundQuery[]
    }
  /** To many rows: those whose lookup `column` points to the parent; `query.limit` counts for each parent. */
  | {
      readonly kind: 'many'
      readonly property: string
      readonly column: string
      readonly query: BoundQuery
      /** The rows that come are a page: there may be more. */
      readonly paged?: boolean
    }
  /** To many rows: those that are paired with the parent; `query.limit` counts for each parent. */
  | {
      readonly kind: 'paired'
      readonly property: string
      readonly pairs: Pairs
      readonly query: BoundQuery
      readonly paged?: boolean
    }

/** A row as `selectRows` returns it. */
export interface SelectedRow {
  /**
   * Logical column name → value; holds the asked columns, the primary key and `versionnumber`, and what stands under
   * the names of `fieldNames.ts`.
   */
  readonly values: Readonly<Row>
  /** Navigation property → the row or rows that came along. */
  readonly expanded: Readonly<Record<string, SelectedRow | null | readonly SelectedRow[]>>
}

export interface SelectedRows {
  readonly rows: readonly SelectedRow[]
  /** Rows that match in all, when counted; never more than asked to count to. */
  readonly count?: number
  readonly countLimitExceeded?: boolean
  /** Where to go on; absent on the last page. */
  readonly next?: Keyset
}
