import { type Diagnostic, diagnose } from '../diagnostic.ts'
import type { Range } from './ast.ts'
import { partEnd, readInterpolated } from './interpolation.ts'
import { lineBreak, type Mark, mark, problem, type Scanner, since, take } from './scanner.ts'
import { readPowerFx, readQuoted, readTripleQuoted } from './strings.ts'
import { keywords, type Token, type TokenType } from './token.ts'

/**
 * Cuts a text, or one range of it, into tokens, each with its place; the last one is of type `end`. One pass, sticky
 * expressions, never throws: what is no token is reported and skipped. Source: Robin language, section 1.
 */
export function lex(text: string, report: (diagnostic: Diagnostic) => void, range?: Range): Token[] {
  const s: Scanner = {
    source: range === undefined ? text : text.slice(range.start, range.end),
    base: range?.start ?? 0,
    offset: 0,
    line: range?.line ?? 1,
    lineStart: range === undefined ? 0 : 1 - range.column,
    report,
  }
  const tokens: Token[] = []
  const start = mark(s)
  let called = false
  for (;;) {
    skipBlanks(s)
    start.offset = s.offset
    start.line = s.line
    start.lineStart = s.lineStart
    if (s.offset >= s.source.length) break
    const token: Token | typeof trailer | undefined = (called && wholePart(s, start)) || next(s, start)
    if (token === trailer) break
    if (token !== undefined) tokens.push(token)
    called = token?.keyword === 'CALL'
  }
  tokens.push(make(s, start, 'end', '', '', start.offset))
  return tokens
}

const blanks = /[\t\v\f\p{Zs}\u200b\ufeff]*/uy
const asciiNames = /[A-Za-z_][A-Za-z0-9_]*/y
const names = /[\p{L}_][\p{L}\p{M}\p{N}_]*/uy
const numbers = /\d+(?:\.\d+)?(?:e[+-]?\d+)?(?![\p{L}\p{N}_]|\.\d)/iuy
const dates = /d(?:"[^"\r\n]*"|'[^'\r\n]*')/iy
const comments = /#[^\r\n]*/y
const regions = /\*\*(END)?REGION(?![\p{L}\p{N}_])[^\r\n]*/iuy
const symbols = /=>|<>|<=|>=|@@|[:,[\]{}()^.+\-*/=<>@]/y
const wordRest = /[\p{L}\p{M}\p{N}_.]*/uy

/** What Power Automate puts behind statements on the clipboard: a comment, then JSON up to the end. */
const clipboard = /#[ \t]*\[ControlRepository\]\[PowerAutomateDesktop\]\s*(?:\{|$)/y
const trailer = Symbol('trailer')

function skipBlanks(s: Scanner): void {
  let code = s.source.charCodeAt(s.offset)
  while (code === 32 || code === 9) code = s.source.charCodeAt(++s.offset)
  if (code > 127 || code === 11 || code === 12) take(s, blanks)
}

function next(s: Scanner, start: Mark): Token | typeof trailer | undefined {
  const { source } = s
  const code = source.charCodeAt(s.offset)
  const date = (code | 32) === 100 ? take(s, dates) : ''
  if (date !== '') return make(s, start, 'datetime', date.slice(2, -1))
  const name = isLetter(code) ? takeName(s) : ''
  if (name !== '') return name === '_' ? make(s, start, 'symbol', name) : make(s, start, 'name', name)
  if (lineBreak(s)) return make(s, start, 'newline', '', '', start.offset + 1)
  if (code >= 48 && code <= 57) {
    const number = take(s, numbers)
    return number === '' ? badNumber(s, start) : make(s, start, 'number', number)
  }
  switch (source[s.offset]) {
    case "'":
      return source.startsWith("'''", s.offset)
        ? make(s, start, 'text', readTripleQuoted(s), "'''")
        : make(s, start, 'text', readQuoted(s), "'")
    case '"':
      return make(s, start, 'text', readQuoted(s), '"')
    case '$':
      if (source.startsWith("$'''", s.offset)) return makeInterpolated(s, start)
      if (/\$fx'/iy.test(source.slice(s.offset, s.offset + 4))) return make(s, start, 'powerfx', readPowerFx(s))
      break
    case '#':
      clipboard.lastIndex = s.offset
      if (clipboard.test(source)) return trailer
      return make(s, start, 'comment', take(s, comments).slice(1), '#')
    case '/':
      if (source[s.offset + 1] === '#') return make(s, start, 'comment', blockComment(s), '/#')
      break
    case '*': {
      const region = take(s, regions)
      if (region !== '') return makeRegion(s, start, region)
    }
  }
  const symbol = take(s, symbols)
  if (symbol !== '') return make(s, start, 'symbol', symbol)
  return strange(s, start)
}

/** Whether a name may begin here; sure for ASCII, possible beyond it. */
const isLetter = (code: number): boolean => ((code | 32) >= 97 && (code | 32) <= 122) || code === 95 || code > 127

function takeName(s: Scanner): string {
  const ascii = take(s, asciiNames)
  if (!(s.source.charCodeAt(s.offset) > 127)) return ascii
  s.offset -= ascii.length
  return take(s, names)
}

function make(s: Scanner, start: Mark, type: TokenType, text: string, how = '', end = s.offset): Token {
  const upper = type === 'name' && text.length <= 8 ? text.toUpperCase() : ''
  return {
    type,
    text,
    keyword: upper !== '' && keywords.has(upper) ? upper : '',
    mark: how,
    parts: none,
    start: s.base + start.offset,
    end: s.base + end,
    line: start.line,
    column: start.offset - start.lineStart + 1,
  }
}

const none: readonly string[] = []

function makeInterpolated(s: Scanner, start: Mark): Token {
  const parts = readInterpolated(s)
  return { ...make(s, start, 'interpolated', ''), parts }
}

/** `%Name%` outside a text: CALL takes it for the name of a subflow that is computed. */
function wholePart(s: Scanner, start: Mark): Token | undefined {
  const end = s.source[s.offset] === '%' ? partEnd(s) : 0
  if (end <= s.offset + 1) return undefined
  s.offset++
  const part = since(s, mark(s), end)
  s.offset = end + 1
  return { ...make(s, start, 'interpolated', '', '%'), parts: [part] }
}

function makeRegion(s: Scanner, start: Mark, written: string): Token {
  const end = /^\*\*END/i.test(written)
  return make(s, start, 'region', written.slice(end ? 11 : 8).trim(), end ? 'ENDREGION' : 'REGION')
}

function blockComment(s: Scanner): string {
  const start = mark(s)
  s.offset += 2
  const close = s.source.indexOf('#/', s.offset)
  const end = close < 0 ? s.source.length : close
  const first = s.offset
  while (s.offset < end) if (take(s, /[^\r\n]+/y) === '') lineBreak(s)
  // A line may run past the end of the comment; lines are only counted up to it.
  s.offset = end
  const text = s.source.slice(first, end)
  if (close < 0) problem(s, start, start.offset + 2, 'unterminated-comment', 'The comment has no closing #/.')
  else s.offset += 2
  return text
}

function badNumber(s: Scanner, start: Mark): Token {
  const written = take(s, wordRest)
  const message = /^[\d.]+$/.test(written)
    ? `'${written}' is not a number. Write digits, and digits behind the point.`
    : `'${written}' is neither a number nor a name. A name starts with a letter.`
  problem(s, start, s.offset, 'invalid-number', message)
  return make(s, start, 'number', '0')
}

/** A character that begins nothing. It is skipped, with its like, so that a line of them is one finding. */
function strange(s: Scanner, start: Mark): undefined {
  const character = String.fromCodePoint(s.source.codePointAt(s.offset)!)
  s.offset += character.length
  while (s.source.startsWith(character, s.offset)) s.offset += character.length
  const message =
    character === '%'
      ? "A % stands only inside a text: $'''%Name%'''. Write the expression without % signs."
      : character === '`'
        ? 'A ` marks a value to be filled in. Write the value in its place.'
        : character === '\\'
          ? 'A \\ stands only inside a text. A statement is written on one line.'
          : `The character '${character}' means nothing here.`
  s.report(diagnose(since(s, start), 'unexpected-character', message))
}
