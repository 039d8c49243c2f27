/**
 * Text to tree. The grammar, from the whole to its parts, stands at the head of each file it is read by:
 *
 *   flow, declarations, subflows        declarations.ts
 *   statements of one line              statements.ts
 *   IF, SWITCH, LOOP, BLOCK             blocks.ts
 *   ON ERROR, ON BLOCK ERROR            handlers.ts
 *   actions, conditions                 actions.ts
 *   expressions, literals               expressions.ts, literals.ts
 *   tokens, texts                       lexer.ts, strings.ts, interpolation.ts
 */
import { type Diagnostic, diagnose } from '../diagnostic.ts'
import type { Flow } from './ast.ts'
import { Cursor } from './cursor.ts'
import { parseFlow } from './declarations.ts'
import { oldDialect } from './oldDialect.ts'

/** A flow's `definition` column holds no more characters. */
export const longestText = 16_777_216

/**
 * Reads a flow. Never throws: what is wrong is in the diagnostics, with its place, and the rest of the text is read all
 * the same. A tree that comes with errors is for looking at, not for running. Text of the older dialect gets one finding.
 *
 * @example
 * const { tree, diagnostics } = parse("SET Total TO 1 +\r\nSET Name TO $'''%First% %Last%'''")
 * // diagnostics: [{ code: 'missing-value', message: 'Expected a value, found the end of the line.', line: 1, column: 17, … }]
 */
export function parse(text: string): { tree: Flow; diagnostics: Diagnostic[] } {
  const tooLong = text.length > longestText
  const { tree, diagnostics } = read(tooLong ? '' : text, new Set())
  if (tooLong) {
    const message = `The text has ${text.length} characters; a flow has at most ${longestText}.`
    diagnostics.push(diagnose(tree.range, 'too-long', message))
  }
  const old = oldDialect(text, diagnostics)
  return { tree, diagnostics: old === undefined ? inOrder(diagnostics) : [old] }
}

/**
 * `System.ImageFormat.Png` is a constant where no statement assigns `System`. One that does may stand further down:
 * then the text is read once more, knowing it.
 */
function read(text: string, assigned: ReadonlySet<string>): { tree: Flow; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = []
  const cursor = new Cursor(text, one => report(one, diagnostics), assigned)
  const tree = parseFlow(cursor)
  return cursor.modules.isDisjointFrom(cursor.assigned) ? { tree, diagnostics } : read(text, cursor.assigned)
}

/** A text of another language would have as many as characters. */
const mostFindings = 100_000

function report(one: Diagnostic, diagnostics: Diagnostic[]): void {
  if (diagnostics.length < mostFindings) diagnostics.push(one)
  else if (diagnostics.length === mostFindings) {
    const message = `There are more than ${mostFindings} findings; those behind are not told. Is it a Robin text?`
    diagnostics.push(diagnose(one.range, 'too-many-findings', message))
  }
}

/** By place. What the lexer refused, the parser misses: of two findings at one place, the first tells more. */
function inOrder(diagnostics: Diagnostic[]): Diagnostic[] {
  diagnostics.sort((a, b) => a.range.start - b.range.start)
  return diagnostics.filter((one, at) => one.range.start !== diagnostics[at - 1]?.range.start)
}
