/**
 * Texts between quotes. Source: Robin language, section 1.6.
 *
 * `\'`, `\"` and `\\` stand for their second character; a backslash before anything else is itself. A line break in a
 * text is CR LF, whatever the file has.
 */
import { lineBreak, type Mark, mark, problem, reset, type Scanner, stopsAt, take, until } from './scanner.ts'

const single = stopsAt("'\\\r\n")
const double = stopsAt('"\\\r\n')

/** Reads `'…'` or `"…"`, which end with their line; the scanner stands on the quote. */
export function readQuoted(s: Scanner): string {
  const { source, offset } = s
  const quote = source[offset]!
  const stops = quote === "'" ? single : double
  let at = until(source, offset + 1, stops)
  let value = source.slice(offset + 1, at)
  for (;;) {
    if (source[at] === quote) {
      s.offset = at + 1
      return value
    }
    if (source[at] !== '\\') break
    s.offset = at
    value += readEscape(s)
    at = until(source, s.offset, stops)
    value += source.slice(s.offset, at)
  }
  const start: Mark = { offset, line: s.line, lineStart: s.lineStart }
  s.offset = at
  problem(s, start, at, 'unterminated-text', `The text has no closing ${quote} on its line.`)
  return value
}

/** Reads `'''…'''`, which may span lines; the scanner stands on the first quote. */
export function readTripleQuoted(s: Scanner): string {
  const start = mark(s)
  let value = ''
  s.offset += 3
  while (s.offset < s.source.length) {
    value += plain(s)
    if (s.source.startsWith("'''", s.offset)) {
      s.offset += 3
      return value
    }
    if (s.unclosed && atLineEnd(s)) break
    value += lineBreak(s) ? '\r\n' : readEscape(s) || take(s, /'/y)
  }
  return giveUp(s, start, "'''")
}

/** Reads `$fx'…'` or `$fx'''…'''`, kept as text; the scanner stands on `$`. */
export function readPowerFx(s: Scanner): string {
  const start = mark(s)
  const quote = s.source.startsWith("'''", s.offset + 3) ? "'''" : "'"
  let value = ''
  s.offset += 3 + quote.length
  while (s.offset < s.source.length) {
    value += plain(s)
    if (take(s, /\\'/y) !== '' || (quote === "'" && take(s, /''/y) !== '')) value += "'"
    else if (s.source.startsWith(quote, s.offset)) {
      s.offset += quote.length
      return value
    } else if (s.unclosed && atLineEnd(s)) break
    else value += lineBreak(s) ? '\r\n' : take(s, /['\\]/y)
  }
  return giveUp(s, start, quote)
}

export function atLineEnd({ source, offset }: Scanner): boolean {
  const code = source.charCodeAt(offset)
  return code === 10 || code === 13
}

/** Steps over what stands for itself. */
function plain(s: Scanner): string {
  const { source, offset } = s
  s.offset = until(source, offset, single)
  return source.slice(offset, s.offset)
}

/** Steps over a backslash and what belongs to it; empty where there is no backslash. */
export function readEscape(s: Scanner): string {
  if (s.source[s.offset] !== '\\') return ''
  const next = s.source[s.offset + 1]
  const known = next === "'" || next === '"' || next === '\\'
  s.offset += known ? 2 : 1
  return known ? next : '\\'
}

/** A text without end: the first line is taken for it, so that the lines below are still read. */
export function giveUp(s: Scanner, start: Mark, quote: string): string {
  s.unclosed = true
  reset(s, start)
  const line = take(s, /[^\r\n]*/y)
  problem(s, start, s.offset, 'unterminated-text', `The text has no closing ${quote}.`)
  return line.slice(line.indexOf("'") + quote.length)
}
