import type { FlowSchema } from '@deskhand/contract/flowSchema'
import type { Catalogue } from '@deskhand/robin/action/catalogue'
import { analyse } from '@deskhand/robin/check/analyse'
import type { Diagnostic } from '@deskhand/robin/diagnostic'
import { actionNames } from '@deskhand/robin/evaluate/actionNames'
import { childFlowCalls } from '@deskhand/robin/evaluate/childFlowCalls'
import { flowSchemas } from '@deskhand/robin/flowSchemas'
import { signature } from '@deskhand/robin/signature'
import { parse } from '@deskhand/robin/syntax/parse'

/** What is known of a script without running it. */
export interface ScriptFacts {
  /** The first error, as a sentence with its line; null: the script can run. */
  readonly problem: string | null
  readonly inputs: FlowSchema
  readonly outputs: FlowSchema
  /** Modules of the actions it uses, for example `File`. */
  readonly modules: readonly string[]
  /** Ids of the flows it calls, in small letters. */
  readonly childFlows: readonly string[]
}

/** Reads a Robin text. */
export type ScriptReader = (definition: string) => ScriptFacts

/**
 * Makes the reader. Without a catalogue of actions a script is held against the grammar only.
 *
 * @example
 * scriptReader(catalogue)('SET A TO').problem // 'Line 1, column 9: Expected a value, found the end of the text.'
 */
export const scriptReader =
  (catalogue: Catalogue | undefined): ScriptReader =>
  definition => {
    const { tree, diagnostics } = catalogue === undefined ? parse(definition) : analyse(definition, catalogue)
    const modules = [...actionNames(tree)].map(name => name.split('.', 1)[0] as string)
    const childFlows = catalogue === undefined ? [] : childFlowCalls(tree, catalogue)
    return {
      ...flowSchemas(signature(tree)),
      problem: sentence(diagnostics.filter(isError)),
      modules: [...new Set(modules)].sort(),
      childFlows: [...new Set(childFlows.map(({ flowId }) => flowId.toLowerCase()))],
    }
  }

const isError = ({ severity }: Diagnostic): boolean => severity === 'error'

function sentence(errors: readonly Diagnostic[]): string | null {
  const [first] = errors
  if (first === undefined) return null
  const rest = errors.length === 1 ? '' : ` (and ${errors.length - 1} more)`
  return `Line ${first.line}, column ${first.column}: ${first.message}${rest}`
}
