import { diagnose } from '../diagnostic.ts'
import { type Mark, mark, problem, type Scanner, since, take } from './scanner.ts'

/** A character that begins nothing. It is skipped, with its like, so that a line of them is one finding. */
export function strange(s: Scanner): undefined {
  const start: Mark = mark(s)
  const character = String.fromCodePoint(s.source.codePointAt(s.offset)!)
  s.offset += character.length
  while (s.source.startsWith(character, s.offset)) s.offset += character.length
  const message =
    character === '%'
      ? "A % stands only inside a text: $'''%Name%'''. Write the expression without % signs."
      : character === '\\'
        ? 'A \\ stands only inside a text. A statement is written on one line.'
        : `The character '${character}' means nothing here.`
  s.report(diagnose(since(s, start), 'unexpected-character', message))
}

/** What begins like a number and is none; it is stepped over. */
export function badNumber(s: Scanner): void {
  const start = mark(s)
  const written = take(s, wordRest)
  const message = /^[\d.]+$/.test(written)
    ? `'${written}' is not a number. Write digits, and digits behind the point.`
    : `'${written}' is neither a number nor a name. A name starts with a letter.`
  problem(s, start, s.offset, 'invalid-number', message)
}

/** Examples have `` where a value is to be filled in: one finding, and reading goes on as if there were one. */
export function placeholder(s: Scanner): void {
  const start = mark(s)
  take(s, placeholders)
  problem(
    s,
    start,
    s.offset,
    'unexpected-character',
    'A ` marks a value to be filled in. Write the value in its place.',
  )
}

const placeholders = /`(?:[^`\r\n]*`)?/y

const wordRest = /[\p{L}\p{M}\p{N}_.]*/uy
