import type { Catalogue } from '../action/catalogue.ts'
import { analyse } from '../check/analyse.ts'
import { collectFacts } from '../check/facts.ts'
import type { Diagnostic } from '../diagnostic.ts'
import { actionNames } from '../evaluate/actionNames.ts'
import type { Flow, Range } from '../syntax/ast.ts'
import { type Occurrence, occurrencesIn } from './occurrences.ts'

/** A flow's text as an editor works on it: read once for each version of the text. */
export interface RobinDocument {
  readonly text: string
  readonly tree: Flow
  readonly diagnostics: readonly Diagnostic[]
  /** The grammar has no error in it: nothing is missing from the tree. */
  readonly isReadable: boolean
  readonly catalogue: Catalogue
  /** Every name of a variable, subflow or label in the text, in its order. */
  readonly occurrences: readonly Occurrence[]
  /** Names of the actions it uses. */
  readonly actions: ReadonlySet<string>
  /** The type of a variable, where every statement that sets it agrees; `scope` is that of an occurrence. */
  typeOf(variable: string, scope: string): string | undefined
}

/**
 * Reads a text for editing. Never throws; a text with errors has a tree of what could be read.
 *
 * @example
 * const document = readDocument("SET Total TO 1\r\nSET Twice TO Total * 2", actionLibrary())
 * definitionAt(document, document.text.lastIndexOf('Total')) // the range of the first `Total`
 */
export function readDocument(text: string, catalogue: Catalogue): RobinDocument {
  const analysis = analyse(text, catalogue)
  const { tree, diagnostics, isReadable } = analysis
  const facts = analysis.facts ?? collectFacts(tree, catalogue, new Set(), () => {})
  return {
    text,
    tree,
    diagnostics,
    isReadable,
    catalogue,
    occurrences: occurrencesIn(tree),
    actions: new Set(actionNames(tree)),
    typeOf(name, scope) {
      const subflow = facts.subflow(scope)
      return facts.typeOf({ kind: 'Variable', name, range: tree.range }, { around: [], ...(subflow && { subflow }) })
    },
  }
}

/** The scope of variables at a place: a local subflow's name in small letters, or empty for the flow's. */
export function scopeAt({ tree }: RobinDocument, offset: number): string {
  const subflow = tree.subflows.find(one => !one.global && holds(one.range, offset))
  return subflow?.name.text.toLowerCase() ?? ''
}

/** Whether a place in the text lies in a range; its end counts, since a caret stands between characters. */
export const holds = (range: Range, offset: number): boolean => range.start <= offset && offset <= range.end
