import type { Catalogue } from '../action/catalogue.ts'
import type { Diagnostic } from '../diagnostic.ts'
import { findings } from '../findings.ts'
import type { Flow } from '../syntax/ast.ts'
import { parse } from '../syntax/parse.ts'
import { checked } from './check.ts'
import type { Facts } from './facts.ts'

/** A text as it was read, and all that is wrong with it, in the order of the text. */
export interface Analysis {
  readonly tree: Flow
  readonly diagnostics: readonly Diagnostic[]
  /** The grammar has no error in it: nothing is missing from the tree. */
  readonly isReadable: boolean
  /** There is no error at all. */
  readonly canRun: boolean
  /** What the check found out about the flow; undefined where it was not checked. */
  readonly facts: Facts | undefined
}

/**
 * Reads and checks a text. A line that cannot be read hides no finding of another line, and causes none: what it may
 * define counts as defined, and where blocks are not closed as meant, nothing is said about where statements stand.
 *
 * @example
 * analyse('SET Total TO 1 +\r\nSET Name TO Totl + Custmer', catalogue).diagnostics.map(one => one.code)
 * // ['missing-value', 'unknown-variable', 'unknown-variable']
 */
export function analyse(text: string, catalogue: Catalogue): Analysis {
  const { tree, diagnostics } = parse(text)
  const errors = diagnostics.filter(isError)
  if (errors.length === 0) {
    const { diagnostics: found, facts } = checked(tree, catalogue)
    return analysis(tree, merged(diagnostics, found), true, facts)
  }
  if (errors.some(({ code }) => findings[code]?.alone)) return analysis(tree, diagnostics, false, undefined)
  const isBent = errors.some(({ code }) => findings[code]?.structural)
  const { diagnostics: found, facts } = checked(tree, catalogue, unreadNames(text, errors))
  const told = isBent ? found.filter(({ code }) => !findings[code]?.placed) : found
  return analysis(tree, merged(diagnostics, told), false, facts)
}

function analysis(
  tree: Flow,
  diagnostics: readonly Diagnostic[],
  isReadable: boolean,
  facts: Facts | undefined,
): Analysis {
  return { tree, diagnostics, isReadable, canRun: isReadable && !diagnostics.some(isError), facts }
}

const isError = ({ severity }: Diagnostic): boolean => severity === 'error'

function merged(syntax: readonly Diagnostic[], checked: readonly Diagnostic[]): readonly Diagnostic[] {
  if (syntax.length === 0) return checked
  return [...syntax, ...checked].sort((a, b) => a.range.start - b.range.start)
}

/** Names that lines with errors may define, in small letters: all they hold, and all that stand where names are given. */
function unreadNames(text: string, errors: readonly Diagnostic[]): Set<string> {
  const names = new Set<string>()
  for (const [, name] of text.matchAll(given)) if (name !== undefined) names.add(name.toLowerCase())
  let read = 0
  for (const { range } of errors) {
    if (range.start < read) continue
    const start = lineStart(text, range.start, read)
    read = lineEnd(text, Math.max(range.start, Math.min(range.end - 1, range.start + longestLine)))
    const line = text.slice(start, read)
    for (const [name] of line.matchAll(word)) names.add(name.toLowerCase())
    for (const [, name] of line.matchAll(quoted)) if (name !== undefined) names.add(name.toLowerCase())
  }
  return names
}

const given =
  /(?:=>|\b(?:SET|LOOP|FOREACH|INPUT|OUTPUT|FUNCTION|LABEL|AS)\b)[ \t]*(?:global\.)?'?([\p{L}_][\p{L}\p{M}\p{N}_]*)/giu
const word = /[\p{L}_][\p{L}\p{M}\p{N}_]*/gu
const quoted = /'([^'\r\n]+)'/g
const longestLine = 10_000

function lineStart(text: string, offset: number, floor: number): number {
  let at = offset
  while (at > floor && !isBreak(text.charCodeAt(at - 1))) at--
  return at
}

function lineEnd(text: string, offset: number): number {
  let at = offset
  while (at < text.length && at < offset + longestLine && !isBreak(text.charCodeAt(at))) at++
  return at
}

const isBreak = (code: number): boolean => code === 10 || code === 13
