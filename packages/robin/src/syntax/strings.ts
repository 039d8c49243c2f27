/**
 * Texts between quotes. Source: Robin language, section 1.6.
 *
 * `\'`, `\"` and `\\` stand for their second character; a backslash before anything else is itself. A line break in a
 * text is CR LF, whatever the file has.
 */
import { lineBreak, type Mark, mark, problem, reset, type Scanner, take } from './scanner.ts'

/** Reads `'…'` or `"…"`, which end with their line; the scanner stands on the quote. */
export function readQuoted(s: Scanner): string {
  const start = mark(s)
  const quote = s.source[s.offset]!
  const plain = quote === "'" ? /[^'\\\r\n]+/y : /[^"\\\r\n]+/y
  let value = ''
  s.offset++
  for (;;) {
    value += take(s, plain)
    const next = s.source[s.offset]
    if (next === quote) {
      s.offset++
      return value
    }
    if (next !== '\\') break
    value += readEscape(s)
  }
  problem(s, start, s.offset, 'unterminated-text', `The text has no closing ${quote} on its line.`)
  return value
}

/** Reads `'''…'''`, which may span lines; the scanner stands on the first quote. */
export function readTripleQuoted(s: Scanner): string {
  const start = mark(s)
  let value = ''
  s.offset += 3
  while (s.offset < s.source.length) {
    value += take(s, /[^'\\\r\n]+/y)
    if (s.source.startsWith("'''", s.offset)) {
      s.offset += 3
      return value
    }
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
    value += take(s, /[^'\\\r\n]+/y)
    if (take(s, /\\'/y) !== '' || (quote === "'" && take(s, /''/y) !== '')) value += "'"
    else if (s.source.startsWith(quote, s.offset)) {
      s.offset += quote.length
      return value
    } else value += lineBreak(s) ? '\r\n' : take(s, /['\\]/y)
  }
  return giveUp(s, start, quote)
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
  reset(s, start)
  const line = take(s, /[^\r\n]*/y)
  problem(s, start, s.offset, 'unterminated-text', `The text has no closing ${quote}.`)
  return line.slice(line.indexOf("'") + quote.length)
}
