/**
 * What stops a statement of a run. `action`: an error an action declares or its arguments cause; `custom`: thrown by
 * the flow itself under a code of its own; `logic`: an error of the flow's logic such as a division by zero, which
 * only a block with `all` catches. Source: Robin language, section 7.
 */
export class RunError extends Error {
  readonly kind: 'action' | 'custom' | 'logic'
  /** Error name as `ON ERROR` writes it, for example `FileNotFoundError`. */
  readonly code: string
  /** The long technical text of `LastError.ErrorDetails`. */
  readonly details: string

  constructor(
    kind: RunError['kind'],
    code: string,
    message: string,
    options: { readonly details?: string; readonly cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'RunError'
    this.kind = kind
    this.code = code
    this.details = options.details ?? ''
  }
}

/** An error of the flow's logic. */
export const logicError = (code: string, message: string): RunError => new RunError('logic', code, message)

/** What FlowControl.ThrowCustomError throws: caught by the block rule that names the code. */
export class CustomError extends RunError {
  constructor(code: string, message: string) {
    super('custom', code, message)
    this.name = 'CustomError'
  }
}
