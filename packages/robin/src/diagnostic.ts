import type { Range } from './syntax/ast.ts'

export type Severity = 'error' | 'warning' | 'information'

/** A finding about a text: where, what, and the way out. Never thrown. */
export interface Diagnostic {
  readonly severity: Severity
  /** Stable, for example `unknown-variable`; the name of its docs page. */
  readonly code: string
  readonly message: string
  /** From 1. */
  readonly line: number
  /** From 1. */
  readonly column: number
  readonly range: Range
}
