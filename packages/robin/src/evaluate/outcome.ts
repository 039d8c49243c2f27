import type { Json } from '../values/json.ts'

/** How a run ended. Texts of sensitive variables are masked in errors. */
export type Outcome = Succeeded | Failed | { readonly status: 'cancelled' }

export interface Succeeded {
  readonly status: 'succeeded'
  /** By the variable's name; the sensitive ones as they are: whoever stores or shows them decides. */
  readonly outputs: Readonly<Record<string, Json>>
  /** Names of the outputs that are sensitive. */
  readonly sensitiveOutputs: readonly string[]
}

export interface Failed {
  readonly status: 'failed'
  readonly error: RunFailure
}

export interface RunFailure {
  /** Error name, for example `FileNotFoundError`. */
  readonly code: string
  readonly message: string
  readonly details: string
  readonly subflow: string
  /** From 1; 0 where no statement is to blame, as with a wrong input. */
  readonly line: number
  readonly actionName: string
}
