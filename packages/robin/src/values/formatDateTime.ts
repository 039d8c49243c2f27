import { DateTime, instantOf, partsOf } from './dateTime.ts'
import { type DateTimeCulture, dateTimeCulture } from './dateTimeCulture.ts'
import { patternTokens } from './dateTimePattern.ts'

/**
 * Writes a date and time in a .NET format, standard or custom. The culture `''` is invariant. `U` is told in UTC, where
 * the offset is known or the zone whose clock it is.
 *
 * @example formatDateTime(dateTimeOf(2026, 9, 9), 'yyyy-MM-dd', 'en-US') // '2026-09-09'
 */
export function formatDateTime(value: DateTime, format: string, culture: string, timeZone?: string): string {
  const names = dateTimeCulture(/^[oOrRsu]$/.test(format) ? '' : culture)
  const offset =
    value.offset ?? (timeZone === undefined ? undefined : (value.wall - instantOf(value, timeZone)) / 60_000)
  const parts = partsOf(format === 'U' ? new DateTime(value.wall - (offset ?? 0) * 60_000) : value)
  const tokens = patternTokens(format === '' ? 'G' : format, culture)
  const dated = tokens.some(token => token.kind === 'part' && token.letter === 'd' && token.count <= 2)
  let text = ''
  for (const token of tokens) {
    if (token.kind === 'literal') text += token.text
    else if (token.letter === 'F') {
      const digits = fraction(parts.millisecond, token.count).replace(/0+$/, '')
      text = digits === '' ? text.replace(/\.$/, '') : text + digits
    } else text += write(token.letter, token.count, parts, token.letter === 'K' ? value.offset : offset, names, dated)
  }
  return text
}

function write(
  letter: string,
  count: number,
  parts: ReturnType<typeof partsOf>,
  offset: number | undefined,
  names: DateTimeCulture,
  dated: boolean,
): string {
  const padded = (value: number): string => String(value).padStart(Math.min(count, 2), '0')
  switch (letter) {
    case 'd':
      if (count > 2) return (count === 3 ? names.shortDays : names.days)[parts.weekday] ?? ''
      return padded(parts.day)
    case 'M':
      if (count > 2)
        return (count === 3 ? names.shortMonths : dated ? names.monthsOfDates : names.months)[parts.month - 1] ?? ''
      return padded(parts.month)
    case 'y':
      return count <= 2 ? padded(parts.year % 100) : String(parts.year).padStart(count, '0')
    case 'h':
      return padded(parts.hour % 12 || 12)
    case 'H':
      return padded(parts.hour)
    case 'm':
      return padded(parts.minute)
    case 's':
      return padded(parts.second)
    case 'f':
      return fraction(parts.millisecond, count)
    case 't': {
      const half = parts.hour < 12 ? names.am : names.pm
      return count === 1 ? half.slice(0, 1) : half
    }
    case 'g':
      return 'A.D.'
    case 'K':
      return offset === undefined ? '' : offsetText(offset, 3)
    case 'z':
      return offsetText(offset ?? 0, count)
    case ':':
      return names.timeSeparator
    case '/':
      return names.dateSeparator
    default:
      return letter.repeat(count)
  }
}

const fraction = (millisecond: number, count: number): string =>
  String(millisecond).padStart(3, '0').padEnd(7, '0').slice(0, count)

function offsetText(offset: number, count: number): string {
  const sign = offset < 0 ? '-' : '+'
  const hours = Math.floor(Math.abs(offset) / 60)
  const minutes = String(Math.abs(offset) % 60).padStart(2, '0')
  if (count === 1) return `${sign}${hours}`
  return `${sign}${String(hours).padStart(2, '0')}${count > 2 ? `:${minutes}` : ''}`
}
