/** What a run reports. All methods are optional; a listener must not throw. The evaluator never writes a log. */
export interface StatementReport {
  /** Robin name of the action or statement: `File.Copy`, `SET`, `CALL`. */
  readonly action: string
  readonly subflow: string
  /** From 1. */
  readonly line: number
  /** ms since 1970. */
  readonly time: number
  /** ms. */
  readonly duration: number
  readonly insideErrorHandling: boolean
  /** Set when the statement failed. */
  readonly error?: { readonly code: string; readonly message: string }
}

export interface Listener {
  /** After each executed statement but comments, regions and labels. */
  statement?(report: StatementReport): void
  /** An action had something to say, for example Logging.LogMessage. */
  message?(level: 'verbose' | 'debug' | 'info' | 'warning' | 'error', text: string, line: number, subflow: string): void
}
