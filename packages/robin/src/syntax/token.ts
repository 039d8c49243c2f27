import type { Range } from './ast.ts'

export type TokenType =
  | 'name'
  | 'number'
  | 'text'
  | 'interpolated'
  | 'datetime'
  | 'powerfx'
  | 'symbol'
  | 'comment'
  | 'region'
  | 'newline'
  | 'end'

/** The smallest piece of a text that means something, with its place. */
export interface Token extends Range {
  readonly type: TokenType
  /** A name, number or symbol as written; the value of a text; what a comment says; at the end, what is not read. */
  readonly text: string
  /** The reserved word in capitals where a name is one, else empty. */
  readonly keyword: string
  /** How it was opened: the quote of a text, `#` or `/#` of a comment, `REGION` or `ENDREGION`, `%` of a name to compute. */
  readonly mark: string
  /** Of an interpolated text: texts, and the ranges of the expressions between `%` signs, in turn. */
  readonly parts: readonly (string | Range)[]
  /** The token behind it, once it was looked at. */
  following: Token | undefined
}

/** Words that no variable may be called. Source: Robin language, section 1.4. */
export const keywords: ReadonlySet<string> = new Set(
  (
    'ACTION AND AS BLOCK CALL CASE DEFAULT DISABLE ELSE END ERROR EXIT FALSE FOR FOREACH FROM FUNCTION GLOBAL GOTO IF ' +
    'IMPORT IN INPUT LABEL LOOP MAIN MOD NEXT NO NOT ON OR OUTPUT REPEAT SET STEP SWITCH THEN THROW TIMES TO TRUE WAIT ' +
    'WHILE XOR YES'
  ).split(' '),
)

/** The reserved word, in capitals, that the ASCII letters of a range are, in whatever case; empty where they are none. */
export function keywordAt(source: string, start: number, end: number): string {
  const length = end - start
  if (length > longest) return ''
  // Most words are no keyword, and most of those are told by length and first letter.
  const candidates = byStart[length * 32 + (source.charCodeAt(start) & 31)]
  if (candidates === undefined) return ''
  for (const keyword of candidates) {
    let at = 1
    while (at < length && (source.charCodeAt(start + at) & ~32) === keyword.charCodeAt(at)) at++
    if (at === length) return keyword
  }
  return ''
}

const longest = 8

/** The keywords by length and first letter. */
const byStart: (readonly string[] | undefined)[] = Array.from({ length: 32 * (longest + 1) }, () => undefined)
for (const keyword of keywords) {
  const index = keyword.length * 32 + (keyword.charCodeAt(0) & 31)
  byStart[index] = [...(byStart[index] ?? []), keyword]
}

/** The token in words, for messages: `'SET'`, `the end of the line`. */
export function describe(token: Token): string {
  switch (token.type) {
    case 'newline':
      return 'the end of the line'
    case 'end':
      return 'the end of the text'
    case 'comment':
      return 'a comment'
    case 'region':
      return 'a region'
    case 'text':
    case 'interpolated':
      return 'a text'
    case 'datetime':
      return 'a date'
    case 'powerfx':
      return 'a Power Fx expression'
    default:
      return `'${token.text.length > 40 ? `${token.text.slice(0, 40)}…` : token.text}'`
  }
}
