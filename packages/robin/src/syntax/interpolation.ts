/**
 * Texts with expressions in them: `$'''Hello %Name%'''`. Source: Robin language, section 1.6.
 *
 * `%%` stands for one `%`. Three cases that Power Automate refuses are read as they were meant, and reported: a quote
 * without backslash, a `%` without partner, a single backslash before a `%…%` part or before the closing quotes.
 */
import { diagnose } from '../diagnostic.ts'
import type { Range } from './ast.ts'
import { lineBreak, mark, problem, type Scanner, since, stopsAt, until } from './scanner.ts'
import { atLineEnd, giveUp, readEscape } from './strings.ts'

type Part = string | Range

interface Reading {
  readonly s: Scanner
  readonly parts: Part[]
  text: string
  strayQuote: boolean
  /** A line on which a `%` has no partner: the rest of that line is text. */
  plainLine: number
}

/** Reads `$'''…'''`: its texts, and the ranges of its expressions; the scanner stands on `$`. */
export function readInterpolated(s: Scanner): readonly Part[] {
  const { source } = s
  const first = s.offset + 4
  const plain = until(source, first, stops)
  if (source.startsWith("'''", plain)) {
    s.offset = plain + 3
    return plain === first ? none : [source.slice(first, plain)]
  }
  const start = mark(s)
  const reading: Reading = { s, parts: [], text: source.slice(first, plain), strayQuote: false, plainLine: 0 }
  s.offset = plain
  for (;;) {
    const next = source[s.offset]
    if (next === undefined || (s.unclosed && atLineEnd(s))) return [giveUp(s, start, "'''")]
    if (next === "'" ? quote(reading) : next === '\\' ? backslash(reading) : false) break
    if (next === '%') percent(reading)
    else if (lineBreak(s)) reading.text += '\r\n'
    const end = until(source, s.offset, stops)
    if (end > s.offset) reading.text += source.slice(s.offset, end)
    s.offset = end
  }
  endText(reading)
  return reading.parts
}

const stops = stopsAt("'%\\\r\n")
const none: readonly Part[] = []

/** True when the quote closes the text. */
function quote(reading: Reading): boolean {
  const { s } = reading
  if (s.source.startsWith("'''", s.offset)) {
    s.offset += 3
    return true
  }
  const here = mark(s)
  s.offset++
  reading.text += "'"
  if (!reading.strayQuote) problem(s, here, s.offset, 'unescaped-quote', "A quote inside a text is written \\'.")
  reading.strayQuote = true
  return false
}

/** True when the text ends behind the backslash. */
function backslash(reading: Reading): boolean {
  const { s } = reading
  const behind = s.source[s.offset + 1]
  if (behind !== "'" && behind !== '%') {
    reading.text += readEscape(s)
    return false
  }
  const here = mark(s)
  if (/\\'''(?!')/y.test(s.source.slice(s.offset, s.offset + 5))) {
    s.offset += 4
    reading.text += '\\'
    problem(s, here, s.offset, 'lone-backslash', 'A backslash before the closing quotes is written \\\\.')
    return true
  }
  if (s.source[s.offset + 1] !== '%' || s.source[s.offset + 2] === '%') {
    reading.text += readEscape(s)
    return false
  }
  s.offset++
  reading.text += '\\'
  if (partEnd(s) > 0) {
    problem(s, here, s.offset + 1, 'lone-backslash', 'A backslash before a %…% part is written \\\\.')
  } else {
    s.offset++
    const message = 'The % behind a backslash is dropped. Write %% for a % sign.'
    s.report(diagnose(since(s, here), 'dropped-percent', message, 'warning'))
  }
  return false
}

function percent(reading: Reading): void {
  const { s } = reading
  const here = mark(s)
  if (s.source[s.offset + 1] === '%') {
    s.offset += 2
    reading.text += '%'
    return
  }
  const end = reading.plainLine === s.line ? 0 : partEnd(s)
  if (end > 0) {
    endText(reading)
    s.offset++
    reading.parts.push(since(s, mark(s), end))
    s.offset = end + 1
    return
  }
  s.offset++
  reading.text += '%'
  if (reading.plainLine !== s.line) {
    problem(s, here, s.offset, 'unpaired-percent', 'The % has no partner on its line. Write %% for a % sign.')
  }
  reading.plainLine = s.line
}

/** Offset of the `%` that closes the part opened here, or 0. Quotes inside a part may hold `%`. */
export function partEnd(s: Scanner): number {
  const { source } = s
  for (let at = s.offset + 1; at < source.length; at++) {
    const character = source[at]!
    if (character === '%') return at
    if (character === '\r' || character === '\n' || character === '\\' || source.startsWith("'''", at)) return 0
    if (character !== "'" && character !== '"') continue
    for (at++; source[at] !== character; at++) {
      if (source[at] === '\\') at++
      const inside = source[at]
      if (inside === undefined || inside === '\r' || inside === '\n') return 0
    }
  }
  return 0
}

function endText(reading: Reading): void {
  if (reading.text !== '') reading.parts.push(reading.text)
  reading.text = ''
}
