/** What `ERROR => Variable` gives. Source: Robin language, section 4.1. */
export class ErrorValue {
  readonly message: string
  readonly errorDetails: string
  /** Subflow, action and line in one text. */
  readonly location: string
  readonly actionName: string
  /** Row of the statement in its subflow as the designer counts, from 1; 0 where there was no error. */
  readonly actionIndex: number
  readonly subflowName: string

  constructor(fields: Partial<ErrorValue> = {}) {
    this.message = fields.message ?? ''
    this.errorDetails = fields.errorDetails ?? ''
    this.location = fields.location ?? ''
    this.actionName = fields.actionName ?? ''
    this.actionIndex = fields.actionIndex ?? 0
    this.subflowName = fields.subflowName ?? ''
  }
}
