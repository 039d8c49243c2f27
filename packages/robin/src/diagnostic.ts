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

/** Makes a finding about a place in the text; an error unless said otherwise. */
export function diagnose(range: Range, code: string, message: string, severity: Severity = 'error'): Diagnostic {
  const { start, end, line, column } = range
  return { severity, code, message, line, column, range: { start, end, line, column } }
}
