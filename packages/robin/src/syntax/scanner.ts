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
  readonly report: (diagnostic: Diagnostic) => void
}

/** Where a token begins. */
export interface Mark {
  offset: number
  line: number
  lineStart: number
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

export function problem(s: Scanner, from: Mark, end: number, code: string, message: string): void {
  s.report(diagnose(since(s, from, end), code, message))
}
