import type { Table } from '@deskhand/contract/table'
import type { ColumnRef, Condition } from './boundQuery.ts'
import type { Row, SqlValue } from './steps.ts'

/**
 * A query whose rows are made of columns of several tables, or that puts rows together: what `$apply` and `fetchXml`
 * become. Plain and frozen as a `BoundQuery` is; `authorization/restrictJoin.ts` makes a narrower one of it,
 * `selectJoin` answers it.
 */
export interface BoundJoin {
  readonly root: JoinedTable
  readonly fields: readonly JoinField[]
  /** One row for each set of values of the fields that aggregate nothing. */
  readonly grouped: boolean
  /** The most rows that may be put together; more are an error. */
  readonly sourceLimit?: number
  /** Ties are broken by the keys of the tables, or by the grouped fields. */
  readonly orderBy: readonly JoinOrder[]
  /** The most rows to return. */
  readonly limit: number
  /** Rows to pass over, behind `after` where there is one. */
  readonly offset: number
  /** Goes on behind this row; where `sortedBy` says what rows are told apart by. */
  readonly after?: JoinKeyset
  /** Tell where the first and the last row stand, as `after` wants it. */
  readonly edges?: boolean
  /** Count all rows that match, up to `limit`. */
  readonly count?: { readonly limit: number }
  /** Tables of which not every row may be shown: which of their rows' names may stand for lookups, and sort them. */
  readonly visible?: Readonly<Record<string, Condition>>
}

/** A table of the query, and those that hang on it. */
export interface JoinedTable {
  /** How columns of it are named by `ColumnRef.link`; '' for the first table. */
  readonly name: string
  readonly table: Table
  /** Of the first table: which rows; of a linked one: which of its rows count as linked. */
  readonly where?: Condition
  readonly links: readonly JoinLink[]
}

/** A linked table: its column `from` equals the column `to` of the table it hangs on. */
export interface JoinLink extends JoinedTable {
  /** `outer` keeps rows without a linked one; `first` does too, and takes one linked row at most. */
  readonly kind: 'inner' | 'outer' | 'first'
  readonly from: string
  readonly to: string
}

export type Aggregate = 'count' | 'countcolumn' | 'countdistinct' | 'sum' | 'avg' | 'min' | 'max'
export type DatePart = 'day' | 'week' | 'month' | 'quarter' | 'year' | 'fiscal-period' | 'fiscal-year'

/** One column of the result. */
export interface JoinField {
  readonly column: ColumnRef
  /** Whether the primary name of a lookup's row is wanted as well. */
  readonly named: boolean
  readonly aggregate?: Aggregate
  readonly dateGrouping?: DatePart
  /** Instead of the column: how many rows of its table name the row in their lookup `parent`, of those that satisfy `where`. */
  readonly children?: { readonly parent: string; readonly where?: Condition }
}

export interface JoinOrder {
  /** A column, or with groups the place of a field. */
  readonly by: ColumnRef | { readonly field: number }
  readonly descending: boolean
  /** Sort choices by what people read instead of by their numbers. Lookups always sort by name. */
  readonly byLabel: boolean
}

/** Where a page ended: the values its last row was sorted by, those of the orders and then the keys of the tables. */
export type JoinKeyset = readonly SqlValue[]

/**
 * Names under which a row of the result holds the field at a place, of a lookup also the table its row is in and, where
 * wanted, its primary name; `version` is that of the row of the first table, where rows are not grouped.
 */
export const valueField = (place: number): string => `f${place}`
export const tableOfField = (place: number): string => `f${place}:table`
export const nameOfField = (place: number): string => `f${place}:name`

/** What the row was sorted by, first of all, second, …: where edges are asked for, and in subqueries. */
export const sortAt = (place: number): string => `s${place}`

export interface JoinedRows {
  readonly rows: readonly Row[]
  readonly count?: number
  readonly countLimitExceeded?: boolean
  readonly more: boolean
  /** Where the first and the last row stand, where asked. */
  readonly edges?: { readonly first: JoinKeyset; readonly last: JoinKeyset }
}
