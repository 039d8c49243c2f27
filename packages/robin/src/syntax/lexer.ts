import type { Range } from './ast.ts'
import { partEnd, readInterpolated } from './interpolation.ts'
import { lineBreak, mark, problem, type Scanner, since, stopsAt, take, until } from './scanner.ts'
import { badNumber, placeholder, strange } from './strange.ts'
import { readPowerFx, readQuoted, readTripleQuoted } from './strings.ts'
import { keywordAt, type Token, type TokenType } from './token.ts'

/**
 * Reads the next token of a text, with its place; at the end one of type `end`, again and again. Never throws: what is
 * no token is reported and skipped. Source: Robin language, section 1.
 */
export function nextToken(s: Scanner): Token {
  for (;;) {
    skipBlanks(s)
    const token = read(s)
    if (token === undefined) continue
    s.afterCall = token.keyword === 'CALL'
    return token
  }
}

const blanks = /[\t\v\f\p{Zs}\u200b\ufeff]*/uy
const names = /[\p{L}_][\p{L}\p{M}\p{N}_]*/uy
const numbers = /\d+(?:\.\d+)?(?:e[+-]?\d+)?(?![\p{L}\p{N}_]|\.\d)/iuy
const regions = /\*\*(END)?REGION(?![\p{L}\p{N}_])[^\r\n]*/iuy
const lineEnds = stopsAt('\r\n')

/** What Power Automate puts behind statements on the clipboard: a comment, then JSON up to the end. */
const clipboard = /#[ \t]*\[ControlRepository\]\[PowerAutomateDesktop\]\s*(?:\{|$)/y

function skipBlanks(s: Scanner): void {
  const { source } = s
  let at = s.offset
  let code = source.charCodeAt(at)
  while (code === 32 || code === 9) code = source.charCodeAt(++at)
  s.offset = at
  if (code > 127 || code === 11 || code === 12) take(s, blanks)
}

function read(s: Scanner): Token | undefined {
  const { source, offset } = s
  const code = source.charCodeAt(offset)
  if (code < 128 ? letters[code] === 1 : code >= 128) return readWord(s, code)
  switch (code) {
    case 10:
    case 13: {
      const { line, lineStart } = s
      lineBreak(s)
      return make(s, offset, line, lineStart, 'newline', '', '', '', offset + 1)
    }
    case 34:
      return enclosed(s, 'text', '"')
    case 35: {
      clipboard.lastIndex = offset
      if (clipboard.test(source)) return trailer(s)
      s.offset = until(source, offset, lineEnds)
      return here(s, offset, 'comment', source.slice(offset + 1, s.offset), '#')
    }
    case 36:
      if (source.startsWith("'''", offset + 1)) return enclosed(s, 'interpolated', '')
      if (/^\$fx'$/i.test(source.slice(offset, offset + 4))) return enclosed(s, 'powerfx', '')
      break
    case 37:
      return s.afterCall ? wholePart(s) : strange(s)
    case 39:
      return enclosed(s, 'text', source.startsWith("'''", offset) ? "'''" : "'")
    case 42: {
      const region = source.charCodeAt(offset + 1) === code ? take(s, regions) : ''
      return region === '' ? symbol(s, '*') : makeRegion(s, offset, region)
    }
    case 47:
      return source.charCodeAt(offset + 1) === 35 ? enclosed(s, 'comment', '/#') : symbol(s, '/')
    case 96:
      placeholder(s)
      return here(s, offset, 'text', '', "'")
    case 60: {
      const next = source.charCodeAt(offset + 1)
      return symbol(s, next === 62 ? '<>' : next === 61 ? '<=' : '<')
    }
    case 61:
      return symbol(s, source.charCodeAt(offset + 1) === 62 ? '=>' : '=')
    case 62:
      return symbol(s, source.charCodeAt(offset + 1) === 61 ? '>=' : '>')
    case 64:
      return symbol(s, source.charCodeAt(offset + 1) === code ? '@@' : '@')
  }
  if (code >= 48 && code <= 57) return readNumber(s)
  if (offset >= source.length) return end(s)
  const single = symbols[code]
  return single === undefined ? strange(s) : symbol(s, single)
}

const letters = new Uint8Array(128)
const wordCharacters = new Uint8Array(128)
for (const character of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_0123456789') {
  const code = character.charCodeAt(0)
  wordCharacters[code] = 1
  if (code > 57) letters[code] = 1
}

/** Symbols of one character that begin no longer one. */
const symbols: readonly (string | undefined)[] = Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code)
  return ':,[]{}()^.+-'.includes(character) ? character : undefined
})

/** A name; or `d"…"`, a date. */
function readWord(s: Scanner, first: number): Token | undefined {
  const { source, offset } = s
  let at = offset
  let code = first
  while (code < 128 && wordCharacters[code] === 1) code = source.charCodeAt(++at)
  if (code >= 128) {
    const name = take(s, names)
    if (name === '') return strange(s)
    if (name.length > at - offset) return here(s, offset, 'name', name, '')
  }
  if (at === offset + 1) {
    if (first === 95) return symbol(s, '_')
    if ((first | 32) === 100 && (code === 34 || code === 39)) {
      const text = take(s, dates)
      if (text !== '') return here(s, offset, 'datetime', text.slice(2, -1), '')
    }
  }
  const word = source.slice(offset, at)
  s.offset = at
  return make(s, offset, s.line, s.lineStart, 'name', word, keywordAt(source, offset, at), '', at)
}

const dates = /d(?:"[^"\r\n]*"|'[^'\r\n]*')/iy

function readNumber(s: Scanner): Token {
  const { source, offset } = s
  let at = offset + 1
  let code = source.charCodeAt(at)
  while (code >= 48 && code <= 57) code = source.charCodeAt(++at)
  if (code === 46 || code >= 128 || letters[code] === 1) {
    const number = take(s, numbers)
    if (number !== '') return here(s, offset, 'number', number, '')
    badNumber(s)
    return here(s, offset, 'number', '0', '')
  }
  s.offset = at
  return here(s, offset, 'number', source.slice(offset, at), '')
}

function symbol(s: Scanner, text: string): Token {
  const { offset } = s
  s.offset += text.length
  return here(s, offset, 'symbol', text, '')
}

function end(s: Scanner): Token {
  const { offset, line, lineStart } = s
  const token = make(s, offset, line, lineStart, 'end', '', '', '', offset)
  s.offset = s.source.length
  return token
}

/** The end, which keeps what stands behind it. */
function trailer(s: Scanner): Token {
  const text = s.source.slice(s.offset).trimEnd()
  const { offset, line, lineStart } = s
  s.offset = s.source.length
  return make(s, offset, line, lineStart, 'end', text, '', '', offset)
}

/** What stands between quotes or comment signs and may span lines. */
function enclosed(s: Scanner, type: TokenType, how: string): Token {
  const { offset, line, lineStart } = s
  if (type === 'interpolated') {
    const parts = readInterpolated(s)
    return make(s, offset, line, lineStart, type, '', '', how, s.offset, parts)
  }
  const text =
    type === 'comment'
      ? blockComment(s)
      : type === 'powerfx'
        ? readPowerFx(s)
        : how === "'''"
          ? readTripleQuoted(s)
          : readQuoted(s)
  return make(s, offset, line, lineStart, type, text, '', how, s.offset)
}

/** A token of one line, up to where the scanner stands. */
function here(s: Scanner, start: number, type: TokenType, text: string, how: string): Token {
  return make(s, start, s.line, s.lineStart, type, text, '', how, s.offset)
}

function make(
  s: Scanner,
  start: number,
  line: number,
  lineStart: number,
  type: TokenType,
  text: string,
  keyword: string,
  how: string,
  end: number,
  parts: readonly (string | Range)[] = none,
): Token {
  return {
    type,
    text,
    keyword,
    mark: how,
    parts,
    following: undefined,
    start: s.base + start,
    end: s.base + end,
    line,
    column: start - lineStart + 1,
  }
}

const none: readonly string[] = []

/** `%Name%` outside a text: CALL takes it for the name of a subflow that is computed. */
function wholePart(s: Scanner): Token | undefined {
  const { offset, line, lineStart } = s
  const close = partEnd(s)
  if (close <= offset + 1) return strange(s)
  s.offset++
  const part = since(s, mark(s), close)
  s.offset = close + 1
  return make(s, offset, line, lineStart, 'interpolated', '', '', '%', s.offset, [part])
}

function makeRegion(s: Scanner, start: number, written: string): Token {
  const closes = /^\*\*END/i.test(written)
  return here(s, start, 'region', written.slice(closes ? 11 : 8).trim(), closes ? 'ENDREGION' : 'REGION')
}

function blockComment(s: Scanner): string {
  const start = mark(s)
  s.offset += 2
  const close = s.source.indexOf('#/', s.offset)
  const last = close < 0 ? s.source.length : close
  const first = s.offset
  for (;;) {
    s.offset = until(s.source, s.offset, lineEnds)
    if (s.offset >= last) break
    lineBreak(s)
  }
  // A line may run past the end of the comment; lines are only counted up to it.
  s.offset = last
  const text = s.source.slice(first, last)
  if (close < 0) problem(s, start, start.offset + 2, 'unterminated-comment', 'The comment has no closing #/.')
  else s.offset += 2
  return text
}
