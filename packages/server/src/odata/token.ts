import { syntaxError } from './syntaxError.ts'

export type TokenKind =
  | 'name'
  | 'alias'
  | 'string'
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
}

/** Longest text that is read, in characters: more than a URL may have. */
export const maxLength = 65_536
const maxTokens = 20_000

/**
 * Cuts an expression of a query into tokens; blanks fall away, the last token is `end`.
 *
 *     string    'it''s' or "text"         name      name, _ownerid_value, Microsoft.Dynamics.CRM.In
 *     guid      8-4-4-4-12 hex digits     alias     @p1
 *     datetime  2024-01-31, 2024-01-31T10:00:00.5+02:00
 *     number    7, -7, 7.5, 7e3, 7L       marks     ( ) [ ] , / : =
 */
export function tokenize(text: string): readonly Token[] {
  if (text.length > maxLength) throw syntaxError('The expression is too long', maxLength, text)
  const tokens: Token[] = []
  let at = 0
  for (;;) {
    at = skipBlanks(text, at)
    if (at >= text.length) break
    const token = tokenAt(text, at)
    if (tokens.push(token) > maxTokens) throw syntaxError('The expression has too many parts', at, text)
    at = pattern.lastIndex
  }
  tokens.push({ kind: 'end', text: '', at: text.length })
  return tokens
}

const pattern = new RegExp(
  [
    `'(?<string>(?:[^']|'')*)'`,
    `"(?<quoted>[^"]*)"`,
    '(?<guid>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?![\\w-])',
    '(?<datetime>\\d{4}-\\d\\d-\\d\\d(?:T\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d{1,12})?)?(?:Z|[+-]\\d\\d:?\\d\\d)?)?)(?![\\w-])',
    '(?<number>-?\\d+(?:\\.\\d+)?(?:e[+-]?\\d+)?)[lmdf]?(?![\\w.])',
    '(?<name>[a-z_][a-z0-9_]*(?:\\.[a-z_][a-z0-9_]*)*)',
    '(?<alias>@[a-z_][a-z0-9_]*)',
    '(?<mark>[()[\\],/:=])',
  ].join('|'),
  'iy',
)

function tokenAt(text: string, at: number): Token {
  pattern.lastIndex = at
  const groups = pattern.exec(text)?.groups
  if (groups === undefined) {
    const open = text[at] === "'" || text[at] === '"'
    throw syntaxError(open ? 'There is an unterminated literal' : 'Syntax error', open ? text.length : at, text)
  }
  if (groups.mark !== undefined) return { kind: groups.mark as TokenKind, text: groups.mark, at }
  if (groups.name !== undefined) return { kind: 'name', text: groups.name, at }
  if (groups.string !== undefined) return { kind: 'string', text: groups.string.replaceAll("''", "'"), at }
  if (groups.quoted !== undefined) return { kind: 'string', text: groups.quoted, at }
  if (groups.number !== undefined) return { kind: 'number', text: groups.number, at }
  if (groups.guid !== undefined) return { kind: 'guid', text: groups.guid, at }
  if (groups.datetime !== undefined) return { kind: 'datetime', text: groups.datetime, at }
  return { kind: 'alias', text: groups.alias ?? '', at }
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
