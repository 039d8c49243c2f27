import type { PowerFx, Range } from '../syntax/ast.ts'
import type { Span } from './formula.ts'

/**
 * Finds where parts of a formula stand in the flow's text. The text between the quotes was decoded: a quote took two
 * characters, `\'` or `''`, and a line break is CR LF whatever the file has.
 */
export function placesIn({ text, range }: PowerFx): (span: Span) => Range {
  const quotes = occurrences(text, "'")
  const breaks = occurrences(text, '\n')
  const marks = range.end - range.start - text.length
  const single = marks === 5 + quotes.length || marks === 5 + quotes.length - breaks.length
  const prefix = single ? 4 : 6
  const shortBreaks = marks === (single ? 5 + quotes.length : 9) - breaks.length
  const offset = (at: number): number =>
    range.start + prefix + at + (single ? countBefore(quotes, at) : 0) - (shortBreaks ? countBefore(breaks, at) : 0)
  return ({ start, end }) => {
    const lines = countBefore(breaks, start)
    const lineStart = lines === 0 ? 0 : breaks[lines - 1]! + 1
    const escapes = single ? countBefore(quotes, start) - countBefore(quotes, lineStart) : 0
    const column = (lines === 0 ? range.column + prefix : 1) + start - lineStart + escapes
    return { start: offset(start), end: offset(end), line: range.line + lines, column }
  }
}

/** Finds where one part of a formula stands. */
export const placeIn = (node: PowerFx, span: Span): Range => placesIn(node)(span)

function occurrences(text: string, part: string): readonly number[] {
  const found: number[] = []
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) found.push(at)
  return found
}

/** How many of the places, which ascend, lie before one. */
function countBefore(places: readonly number[], at: number): number {
  let low = 0
  let high = places.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (places[middle]! < at) low = middle + 1
    else high = middle
  }
  return low
}
