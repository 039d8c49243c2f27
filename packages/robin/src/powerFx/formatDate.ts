import { type DateTime, instantOf } from '../values/dateTime.ts'
import { formatDateTime } from '../values/formatDateTime.ts'

/**
 * Writes a date in a format of Power Fx: a member of DateTimeFormat, or placeholders. Source: Power Fx, Text.
 *
 * @example formatDate(dateTimeOf(2026, 3, 25, 14, 5), 'd mmm yyyy hh:mm', 'en-US', 'UTC') // '25 Mar 2026 14:05'
 */
export function formatDate(date: DateTime, format: string, culture: string, timeZone: string): string {
  if (/^'?utc'?$/i.test(format)) return new Date(instantOf(date, timeZone)).toISOString()
  const named = formats[format.toLowerCase()]
  if (named === undefined) return formatDateTime(date, pattern(format), culture)
  return named
    .split(' ')
    .map(part => formatDateTime(date, part, culture))
    .join(' ')
}

/** The members of DateTimeFormat as .NET writes them. */
const formats: Readonly<Record<string, string>> = Object.freeze({
  longdate: 'D',
  longdatetime: 'D T',
  longdatetime24: 'D HH:mm:ss',
  longtime: 'T',
  longtime24: 'HH:mm:ss',
  shortdate: 'd',
  shortdatetime: 'd t',
  shortdatetime24: 'd HH:mm',
  shorttime: 't',
  shorttime24: 'HH:mm',
})

const placeholder = /am\/pm|a\/p|y+|m+|d+|h+|s+|f+|"[^"]*"|\\.|./gis

/** The .NET pattern of a Power Fx format: `m` is a minute behind an hour and before a second, else a month. */
function pattern(format: string): string {
  const parts = format.match(placeholder) ?? []
  const half = parts.some(part => /^(am\/pm|a\/p)$/i.test(part))
  let result = ''
  for (const [at, part] of parts.entries()) {
    const letter = part[0]!.toLowerCase()
    if (/^am\/pm$/i.test(part)) result += 'tt'
    else if (/^a\/p$/i.test(part)) result += 't'
    else if (letter === 'h') result += (half ? 'h' : 'H').repeat(Math.min(part.length, 2))
    else if (letter === 'm' && part.length <= 2 && isMinute(parts, at)) result += part.toLowerCase()
    else if (letter === 'm') result += part.toUpperCase()
    else if (letter === 'f') result += 'f'.repeat(Math.min(part.length, 7))
    else if ('yds'.includes(letter)) result += part.toLowerCase()
    else if (part.length > 1 && letter === '"') result += literal(part.slice(1, -1))
    else result += literal(letter === '\\' ? part.slice(1) : part)
  }
  return result.length === 1 ? `%${result}` : result
}

function isMinute(parts: readonly string[], at: number): boolean {
  const isPart = (part: string): boolean => /^[ymdhsf]/i.test(part) || /^a(m\/pm|\/p)$/i.test(part)
  const before = parts.slice(0, at).findLast(isPart)
  const after = parts.slice(at + 1).find(isPart)
  return /^h/i.test(before ?? '') || /^s/i.test(after ?? '')
}

const literal = (text: string): string => text.replaceAll(/./gs, character => `\\${character}`)
