import { syntaxError } from './syntaxError.ts'

export type TokenKind =
  | 'name'
  | 'alias'
  | 'string'
  /** Text in double quotes, as arrays of JSON have it. */
  | 'json'
  | 'enum'
  | 'guid'
  | 'datetime'
  | 'number'
  | '('
  | ')'
  | '['
  | ']'
  | ','
  | '/'
  | ':'
  | '='
  | 'end'

export interface Token {
  readonly kind: TokenKind
  /** As written; of a string the text between the quotes, with doubled quotes made single. */
  readonly text: string
  /** Offset of its first character. */
  readonly at: number
  /** Whether a blank stands before it: words need one on both sides, paths must have none. */
  readonly spaced: boolean
}

/** Longest text that is read, in characters: more than a URL may have. */
export const maxLength = 65_536
const maxTokens = 20_000

/**
 * Cuts an expression of a query into tokens; blanks fall away, the last token is `end`.
 *
 *     string    'it''s'                 name      name, _ownerid_value, Microsoft.Dynamics.CRM.In
 *     json      "text"                  alias     @p1
 *     enum      Namespace.Type'Member'  guid      8-4-4-4-12 hex digits
 *     datetime  2024-01-31, 2024-01-31T10:00:00.5+02:00
 *     number    7, -7, 7.5, 7e3         marks     ( ) [ ] , / : =
 */
export function tokenize(text: string): readonly Token[] {
  if (text.length > maxLength) throw syntaxError('The expression is too long', maxLength, text)
  const tokens: Token[] = []
  let at = 0
  for (;;) {
    const start = skipBlanks(text, at)
    if (start >= text.length) break
    const token = tokenAt(text, start, start > at)
    if (tokens.push(token) > maxTokens) throw syntaxError('The expression has too many parts', start, text)
    at = pattern.lastIndex
  }
  tokens.push({ kind: 'end', text: '', at: text.length, spaced: true })
  return tokens
}

/** As long as a name may be. */
const word = '[a-z_][a-z0-9_]{0,127}(?![a-z0-9_])'

const pattern = new RegExp(
  [
    `'(?<string>(?:[^']|'')*)'`,
    `(?<json>"(?:[^"\\\\]|\\\\.)*")`,
    '(?<guid>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?![\\w-])',
    '(?<datetime>\\d{4}-\\d\\d-\\d\\d(?:T\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d{1,12})?)?(?:Z|[+-]\\d\\d:\\d\\d))?)(?![\\w:.-])',
    '(?<number>[+-]?\\d+(?:\\.\\d+)?(?:e[+-]?\\d+)?)(?![\\w.-])',
    `(?<enum>${word}(?:\\.${word})+'-?\\w+(?:,-?\\w+)*')`,
    `(?<name>${word}(?:\\.${word})*)`,
    `(?<alias>@${word})`,
    '(?<mark>[()[\\],/:=])',
  ].join('|'),
  'iy',
)

function tokenAt(text: string, at: number, spaced: boolean): Token {
  pattern.lastIndex = at
  const groups = pattern.exec(text)?.groups
  if (groups === undefined) {
    const open = text[at] === "'" || text[at] === '"'
    throw syntaxError(open ? 'There is an unterminated literal' : 'Syntax error', open ? text.length : at, text)
  }
  const token = (kind: TokenKind, text: string): Token => ({ kind, text, at, spaced })
  if (groups.mark !== undefined) return token(groups.mark as TokenKind, groups.mark)
  if (groups.enum !== undefined) return token('enum', groups.enum)
  if (groups.name !== undefined) return token('name', groups.name)
  if (groups.string !== undefined) return token('string', groups.string.replaceAll("''", "'"))
  if (groups.json !== undefined) return token('json', jsonText(groups.json, at, text))
  if (groups.number !== undefined) return token('number', groups.number)
  if (groups.guid !== undefined) return token('guid', groups.guid)
  if (groups.datetime !== undefined) return token('datetime', groups.datetime)
  return token('alias', groups.alias ?? '')
}

function jsonText(quoted: string, at: number, text: string): string {
  try {
    return JSON.parse(quoted) as string
  } catch {
    throw syntaxError('Syntax error', at, text)
  }
}

function skipBlanks(text: string, at: number): number {
  let next = at
  while (
    next < text.length &&
    (text[next] === ' ' || text[next] === '\t' || text[next] === '\n' || text[next] === '\r')
  )
    next++
  return next
}
