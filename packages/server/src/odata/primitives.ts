import { parseDateTime } from './literal.ts'
import { syntaxError } from './syntaxError.ts'

/**
 * One function for each primitive literal of a URL, as the grammar of OData 4.01 has them (section 7); each takes the
 * whole text and throws `QuerySyntaxError` where it is none.
 *
 * @example
 * parseStringLiteral("'it''s'") // "it's"
 * parseGuidLiteral('F091FFAB-58BB-4630-A115-659453D56F59') // 'f091ffab-…'
 */
export const parseNullLiteral = (text: string): null => literal(text, /^null$/, () => null)

export const parseBooleanLiteral = (text: string): boolean =>
  literal(text, /^(?:true|false)$/, value => value === 'true')

export const parseGuidLiteral = (text: string): string =>
  literal(text, /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, value => value.toLowerCase())

/** A day; the same text. */
export const parseDateLiteral = (text: string): string =>
  literal(text, /^\d{4}-\d\d-\d\d$/, value => (parseDateTime(value) === undefined ? undefined : value))

/** Milliseconds since 1970, UTC. */
export const parseDateTimeOffsetLiteral = (text: string): number =>
  literal(text, /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,12})?)?(?:Z|[+-][0-2]\d:[0-5]\d)$/i, parseDateTime)

/** A time of day; the same text. */
export const parseTimeOfDayLiteral = (text: string): string =>
  literal(text, /^(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,12})?)?$/, value => value)

/** `duration'P1DT2H'`, in milliseconds. */
export const parseDurationLiteral = (text: string): number => literal(text, durations, durationOf)

/** A whole number of at most 64 bits. */
export const parseIntegerLiteral = (text: string): bigint => literal(text, /^[+-]?\d{1,19}$/, integerOf)

/** `7`, `-7.5`, `7e3`, `INF`, `-INF`, `NaN`. */
export const parseNumberLiteral = (text: string): number =>
  literal(text, /^(?:[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|-?INF|NaN)$/, value =>
    Number(value.replace('INF', 'Infinity')),
  )

export const parseStringLiteral = (text: string): string =>
  literal(text, /^'(?:[^']|'')*'$/, value => value.slice(1, -1).replaceAll("''", "'"))

/** `binary'T0RhdGE'`: base64url. */
export const parseBinaryLiteral = (text: string): Uint8Array =>
  literal(
    text,
    /^binary'(?:[\w-]{4})*(?:[\w-]{2}[AEIMQUYcgkosw048]=?|[\w-][AQgw](?:==)?)?'$/i,
    value => new Uint8Array(Buffer.from(value.slice(value.indexOf("'") + 1, -1), 'base64url')),
  )

/** `Namespace.Type'Member'`. */
export const parseEnumLiteral = (text: string): { readonly type: string; readonly members: readonly string[] } =>
  literal(
    text,
    /^[a-z_]\w{0,127}(?:\.[a-z_]\w{0,127})+'(?:[a-z_]\w{0,127}|-?\d+)(?:,(?:[a-z_]\w{0,127}|-?\d+))*'$/i,
    value => {
      const quote = value.indexOf("'")
      return { type: value.slice(0, quote), members: value.slice(quote + 1, -1).split(',') }
    },
  )

function literal<Value>(text: string, form: RegExp, read: (text: string) => Value | undefined): Value {
  const value = text.length <= longest && form.test(text) ? read(text) : undefined
  if (value === undefined) throw syntaxError('Unrecognized literal', 0, text)
  return value
}

/** More than a URL may have. */
const longest = 65_536

const durations = /^(?:duration)?'(-)?P(?=\d|T\d)(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?'$/i

function durationOf(text: string): number {
  const [, sign, days, hours, minutes, seconds] = durations.exec(text) ?? []
  const whole = ((Number(days ?? 0) * 24 + Number(hours ?? 0)) * 60 + Number(minutes ?? 0)) * 60
  return (sign === undefined ? 1 : -1) * (whole + Number(seconds ?? 0)) * 1000
}

function integerOf(text: string): bigint | undefined {
  const value = BigInt(text.replace('+', ''))
  return value === BigInt.asIntN(64, value) ? value : undefined
}
