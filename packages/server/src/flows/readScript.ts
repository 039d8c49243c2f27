import type { FlowSchema } from '@deskhand/contract/flowSchema'

/** What is known of a script without running it. */
export interface ScriptFacts {
  /** The first error, as a sentence with its line; null: the script can run. */
  readonly problem: string | null
  readonly inputs: FlowSchema
  readonly outputs: FlowSchema
  /** Modules of the actions it uses, for example `File`. */
  readonly modules: readonly string[]
}

/** Reads a Robin text. */
export type ScriptReader = (definition: string) => ScriptFacts
