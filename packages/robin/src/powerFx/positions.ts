import type { PowerFx, Range } from '../syntax/ast.ts'
import type { Span } from './formula.ts'

/**
 * Where a part of a formula stands in the flow's text. The text between the quotes was decoded: a quote took two
 * characters, `\'` or `''`, and a line break is CR LF whatever the file has.
 */
export function placeIn(node: PowerFx, span: Span): Range {
  const { text, range } = node
  const quotes = count(text, "'", text.length)
  const breaks = count(text, '\r\n', text.length)
  const inner = range.end - range.start - text.length
  const single = inner === 5 + quotes || inner === 5 + quotes - breaks
  const prefix = single ? 4 : 6
  const shortBreaks = inner === (single ? 5 + quotes : 8) - breaks
  const before = text.slice(0, span.start)
  const offset = (end: number): number => {
    const added = single ? count(text, "'", end) : 0
    return range.start + prefix + end + added - (shortBreaks ? count(text, '\r\n', end) : 0)
  }
  const lineStart = before.lastIndexOf('\n') + 1
  const line = range.line + count(text, '\n', span.start)
  const escaped = single ? count(before, "'", before.length) - count(before, "'", lineStart) : 0
  const column = (lineStart === 0 ? range.column + prefix : 1) + (span.start - lineStart) + escaped
  return { start: offset(span.start), end: offset(span.end), line, column }
}

/** How often a part occurs before a place. */
function count(text: string, part: string, end: number): number {
  let found = 0
  for (let at = text.indexOf(part); at >= 0 && at < end; at = text.indexOf(part, at + part.length)) found += 1
  return found
}
