import { type Diagnostic, diagnose } from '../diagnostic.ts'
import type { Range } from './ast.ts'

/** A place in a text that moves forward and knows its line. */
export interface Scanner {
  readonly source: string
  /** Offset of the source in the whole text; the source of a `%…%` part is a piece of it. */
  readonly base: number
  offset: number
  line: number
  /** Offset of the first character of the line. */
  lineStart: number
  /** The token before was CALL, which takes `%…%` for the name of a subflow. */
  afterCall: boolean
  /** A text between three quotes had no end: those behind it are sought on their own line only. */
  unclosed: boolean
  readonly report: (diagnostic: Diagnostic) => void
}

/** A scanner at the start of a text, or of one range of it. */
export function scannerOf(text: string, report: (diagnostic: Diagnostic) => void, range?: Range): Scanner {
  return {
    source: range === undefined ? text : text.slice(range.start, range.end),
    base: range?.start ?? 0,
    offset: 0,
    line: range?.line ?? 1,
    lineStart: range === undefined ? 0 : 1 - range.column,
    afterCall: false,
    unclosed: false,
    report,
  }
}

/** Where a token begins. */
export interface Mark {
  readonly offset: number
  readonly line: number
  readonly lineStart: number
}

export function mark(s: Scanner): Mark {
  return { offset: s.offset, line: s.line, lineStart: s.lineStart }
}

export function reset(s: Scanner, to: Mark): void {
  s.offset = to.offset
  s.line = to.line
  s.lineStart = to.lineStart
}

/** The range from a mark to where the scanner stands. */
export function since(s: Scanner, from: Mark, end: number = s.offset): Range {
  return {
    start: s.base + from.offset,
    end: s.base + end,
    line: from.line,
    column: from.offset - from.lineStart + 1,
  }
}

/** Steps over CR LF, LF or CR; false where there is no line break. */
export function lineBreak(s: Scanner): boolean {
  const code = s.source.charCodeAt(s.offset)
  if (code !== 10 && code !== 13) return false
  s.offset += code === 13 && s.source.charCodeAt(s.offset + 1) === 10 ? 2 : 1
  s.line++
  s.lineStart = s.offset
  return true
}

/** Matches a sticky expression here and steps over it; the empty text where it does not match. */
export function take(s: Scanner, sticky: RegExp): string {
  sticky.lastIndex = s.offset
  if (!sticky.test(s.source)) return ''
  const from = s.offset
  s.offset = sticky.lastIndex
  return s.source.slice(from, s.offset)
}

/** ASCII characters, for `until`: a table is asked faster than an expression matched. */
export function stopsAt(characters: string): Uint8Array {
  const stops = new Uint8Array(128)
  for (const character of characters) stops[character.charCodeAt(0)] = 1
  return stops
}

/** The offset, from one on, of the first character that is one of the stops, or of the end. */
export function until(source: string, offset: number, stops: Uint8Array): number {
  let at = offset
  for (;;) {
    const code = source.charCodeAt(at)
    // Behind the end there is no code, which is neither more nor less.
    if (code < 128 ? stops[code] === 1 : !(code >= 128)) return at
    at++
  }
}

export function problem(s: Scanner, from: Mark, end: number, code: string, message: string): void {
  s.report(diagnose(since(s, from, end), code, message))
}
