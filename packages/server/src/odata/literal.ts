import type { Literal } from './query.ts'
import type { Token } from './token.ts'

/**
 * The value a token stands for; undefined when the token is no value. `null`, `true` and `false` are names to the
 * tokenizer and values here. A date without a zone is UTC; one that the calendar does not know is no value.
 */
export function literalOf(token: Token): Literal | undefined {
  const { at } = token
  switch (token.kind) {
    case 'string':
      return { kind: 'literal', type: 'string', value: token.text, at }
    case 'enum': {
      const quote = token.text.indexOf("'")
      return {
        kind: 'literal',
        type: 'enum',
        value: token.text.slice(quote + 1, -1),
        of: token.text.slice(0, quote),
        at,
      }
    }
    case 'number':
      return { kind: 'literal', type: 'number', value: token.text, at }
    case 'guid':
      return { kind: 'literal', type: 'guid', value: token.text.toLowerCase(), at }
    case 'datetime': {
      const value = parseDateTime(token.text)
      return value === undefined ? undefined : { kind: 'literal', type: 'datetime', value, at }
    }
    case 'name':
      if (token.text === 'null') return { kind: 'literal', type: 'null', value: null, at }
      if (token.text === 'true') return { kind: 'literal', type: 'boolean', value: true, at }
      if (token.text === 'false') return { kind: 'literal', type: 'boolean', value: false, at }
      return undefined
    default:
      return undefined
  }
}

const dateTime = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(\.\d{1,12})?)?(?:Z|([+-])(\d\d):?(\d\d))?)?$/i

/**
 * Milliseconds since 1970, UTC; undefined when the text is no date of the calendar.
 *
 * @example
 * parseDateTime('2024-01-31T10:00:00+02:00') // 2024-01-31T08:00:00Z
 */
export function parseDateTime(text: string): number | undefined {
  const match = dateTime.exec(text)
  if (match === null) return undefined
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(part => Number(part ?? 0)) as number[]
  const milliseconds = Math.floor(Number(match[7] ?? 0) * 1000)
  if (hour! > 23 || minute! > 59 || second! > 59) return undefined
  const utc = new Date(0)
  utc.setUTCFullYear(year!, month! - 1, day!)
  if (utc.getUTCMonth() !== month! - 1 || utc.getUTCDate() !== day!) return undefined
  const offset = match[8] === undefined ? 0 : Number(`${match[8]}1`) * (Number(match[9]) * 60 + Number(match[10]))
  return utc.getTime() + ((hour! * 60 + minute! - offset) * 60 + second!) * 1000 + milliseconds
}
