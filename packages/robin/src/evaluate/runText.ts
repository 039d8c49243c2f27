import type { ActionLibrary } from '../action/catalogue.ts'
import { type Analysis, analyse } from '../check/analyse.ts'
import type { Diagnostic } from '../diagnostic.ts'
import { actionNames } from './actionNames.ts'
import { compile } from './compile.ts'
import type { Outcome } from './outcome.ts'
import type { RunOptions } from './program.ts'

/** What came of a text: its findings, and how it ended; no outcome where an error was found, for then it did not run. */
export interface TextRun {
  readonly diagnostics: readonly Diagnostic[]
  readonly outcome: Outcome | undefined
}

/**
 * Reads, checks, compiles and runs the text of a flow.
 *
 * @example
 * const { diagnostics, outcome } = await runText(text, actionLibrary(), { host: nodeHost(), inputs: { Name: 'Ada' } })
 */
export async function runText(text: string, library: ActionLibrary, options: RunOptions): Promise<TextRun> {
  return await runAnalysis(analyse(text, library), library, options)
}

/** Compiles and runs a flow that was read and checked. */
export async function runAnalysis(
  { tree, diagnostics, canRun }: Analysis,
  library: ActionLibrary,
  options: RunOptions,
): Promise<TextRun> {
  if (!canRun) return { diagnostics, outcome: undefined }
  const program = compile(tree, await library.load(actionNames(tree)))
  return { diagnostics, outcome: await program.run(options) }
}
