/** The code in front of a place, as far as the statement or the expression in progress goes. */
export interface CodeBefore {
  /** With the content of finished texts and comments blanked, so that what is left is code alone. */
  readonly code: string
  /** The place is between the `%` signs of a text. */
  readonly inText: boolean
}

/**
 * The code of a statement in front of a place; undefined inside of a text or a comment, where there is none. It reads a
 * text that is being written: the last text of it may have no end yet.
 *
 * @example
 * codeBefore("SET A TO $'''x %Na", 18) // { code: 'Na', inText: true }
 * codeBefore("File.Copy Files: 'a.txt' De", 27) // { code: "File.Copy Files: '     ' De", inText: false }
 */
export function codeBefore(text: string, offset: number): CodeBefore | undefined {
  const source = text.slice(0, offset)
  let code = ''
  let at = 0
  while (at < source.length) {
    pieces.lastIndex = at
    const piece = pieces.exec(source)?.[0] ?? source[at]!
    const end = at + piece.length
    if (piece.startsWith('#') || piece.startsWith('/#')) {
      const closed = piece.startsWith('#') ? end < source.length : piece.length > 3 && piece.endsWith('#/')
      if (!closed) return undefined
    } else if (piece === '\n' || piece === '\r') code = ''
    else if (!piece.startsWith('$') && !'\'"'.includes(piece[0]!)) code += piece
    else if (isClosed(piece)) code += blanked(piece)
    else return insideText(piece)
    at = end
  }
  return { code, inText: false }
}

/** A comment, a text with or without its end, or a run of anything else; one at a time. */
const pieces =
  /\/#[\s\S]*?(?:#\/|$)|#[^\r\n]*|\$(?:fx)?'''(?:\\[\s\S]|(?!''')[\s\S])*(?:'''|$)|\$fx'(?:\\[\s\S]|''|[^'\\])*(?:'|$)|'''(?:\\[\s\S]|(?!''')[\s\S])*(?:'''|$)|'(?:\\.|[^'\\\r\n])*(?:'|$)|"(?:\\.|[^"\\\r\n])*(?:"|$)|[\r\n]|[^$'"#/\r\n]+/y

function isClosed(piece: string): boolean {
  const quote = /^\$?(?:fx)?('''|'|")/.exec(piece)?.[1] ?? "'"
  const opening = piece.indexOf(quote) + quote.length
  return piece.length >= opening + quote.length && piece.endsWith(quote)
}

const blanked = (piece: string): string => `'${piece.slice(1, -1).replaceAll(/[\s\S]/g, ' ')}'`

/** Between `%` signs the code since the last of them; elsewhere in a text there is none. */
function insideText(piece: string): CodeBefore | undefined {
  if (!piece.startsWith("$'''")) return undefined
  let from: number | undefined
  for (let at = 4; at < piece.length; at++) {
    if (piece[at] === '\\' && from === undefined) at++
    else if (piece[at] === '%') from = from === undefined ? at + 1 : undefined
  }
  return from === undefined ? undefined : { code: piece.slice(from), inText: true }
}
