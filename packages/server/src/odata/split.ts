import { syntaxError } from './syntaxError.ts'

export interface Piece {
  /** Without blanks around it. */
  readonly text: string
  /** Offset of its first character in the whole. */
  readonly at: number
}

/**
 * Cuts a text at a mark wherever it stands outside quotes and parentheses.
 *
 * @example
 * split('name,MachineId($select=name,description)', ',') // two pieces
 */
export function split(text: string, mark: ',' | ';' | '/'): readonly Piece[] {
  const pieces: Piece[] = []
  let start = 0
  let depth = 0
  const end = (at: number): void => {
    const piece = text.slice(start, at)
    pieces.push({ text: piece.trim(), at: start + piece.length - piece.trimStart().length })
    start = at + 1
  }
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (character === "'") {
      at = text.indexOf("'", at + 1)
      if (at < 0) throw syntaxError('There is an unterminated literal', text.length, text)
    } else if (character === '(') depth++
    else if (character === ')' && --depth < 0) throw syntaxError('Syntax error', at, text)
    else if (character === mark && depth === 0) end(at)
  }
  if (depth > 0) throw syntaxError("')' expected", text.length, text)
  end(text.length)
  return pieces
}
