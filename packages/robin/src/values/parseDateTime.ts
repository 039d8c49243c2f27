import { type DateTime, dateTimeOf, partsOf } from './dateTime.ts'
import { type DateTimeCulture, dateTimeCulture } from './dateTimeCulture.ts'
import { patternTokens } from './dateTimePattern.ts'

/**
 * Reads a date and time written in ISO 8601 or as the culture writes them, with or without a time; undefined where the
 * text is none.
 *
 * @example parseDateTime('3/25/2022 2:05 PM', 'en-US')
 */
export function parseDateTime(text: string, culture: string): DateTime | undefined {
  const trimmed = text.trim()
  if (trimmed === '') return undefined
  return readIso(trimmed) ?? readPatterns(trimmed, culture)
}

/** Reads a date and time in one .NET format; undefined where the text does not follow it. */
export function parseDateTimeExact(text: string, format: string, culture: string): DateTime | undefined {
  return read(text.trim(), format, culture)
}

const iso =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,](\d{1,9}))?)?)?\s*(Z|[+-]\d{1,2}(?::?\d{2})?)?$/i

function readIso(text: string): DateTime | undefined {
  const match = iso.exec(text)
  if (!match) return undefined
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '0', zone] = match
  return checked({
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
    millisecond: milliseconds(fraction),
    offset: zone === undefined ? undefined : offsetOf(zone),
  })
}

const dates = ['d', 'D', 'M/d/yyyy', 'd MMMM yyyy', 'd MMM yyyy', 'MMMM d, yyyy', 'MMM d, yyyy', 'yyyy/M/d']
const times = ['', ' t', ' T', ' HH:mm', ' HH:mm:ss', ' HH:mm:ss.FFFFFFF', ' h:mm tt', ' h:mm:ss tt']

function readPatterns(text: string, culture: string): DateTime | undefined {
  const { patterns } = dateTimeCulture(culture)
  for (const date of dates) {
    for (const time of times) {
      const pattern = `${patterns[date as 'd' | 'D'] ?? date}${time.length === 2 ? ` ${patterns[time[1] as 't' | 'T']}` : time}`
      const value = read(text, pattern, culture)
      if (value !== undefined) return value
    }
  }
  const parsed = read(text, "ddd, d MMM yyyy HH:mm:ss 'GMT'", '')
  return parsed && dateTimeOf(...fields(parsed), 0)
}

interface Fields {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  second: number
  millisecond: number
  offset: number | undefined
}

function read(text: string, format: string, culture: string): DateTime | undefined {
  const names = dateTimeCulture(culture)
  const found: Fields = { year: 1, month: 1, day: 1, hour: 0, minute: 0, second: 0, millisecond: 0, offset: undefined }
  let afternoon: boolean | undefined
  let at = 0
  const digits = (most: number): number => {
    let end = at
    while (end < text.length && end - at < most && text[end]! >= '0' && text[end]! <= '9') end += 1
    const value = end === at ? Number.NaN : Number(text.slice(at, end))
    at = end
    return value
  }
  for (const token of patternTokens(format, culture)) {
    if (token.kind === 'literal' || token.letter === ':' || token.letter === '/') {
      const literal =
        token.kind === 'literal' ? token.text : token.letter === ':' ? names.timeSeparator : names.dateSeparator
      if (literal.trim() === '') {
        while (/\s/.test(text[at] ?? '')) at += 1
        continue
      }
      if (!text.startsWith(literal, at)) return undefined
      at += literal.length
      continue
    }
    const { letter, count } = token
    if ((letter === 'd' || letter === 'M') && count > 2) {
      const index = nameAt(text, at, namesFor(letter, count, names))
      if (index === undefined) return undefined
      at += index.length
      if (letter === 'M') found.month = (index.index % 12) + 1
    } else if (letter === 't') {
      const word = [names.am, names.pm].findIndex(half =>
        text
          .slice(at)
          .toLowerCase()
          .startsWith(half.slice(0, count === 1 ? 1 : undefined).toLowerCase()),
      )
      if (word < 0) return undefined
      afternoon = word === 1
      at += count === 1 ? 1 : (word === 0 ? names.am : names.pm).length
    } else if (letter === 'f' || letter === 'F') {
      const start = at
      digits(count)
      if (letter === 'f' && at === start) return undefined
      found.millisecond = milliseconds(text.slice(start, at))
    } else if (letter === 'z' || letter === 'K') {
      const zone = /^(?:Z|[+-]\d{1,2}(?::?\d{2})?)/i.exec(text.slice(at))?.[0]
      if (zone === undefined && letter === 'z') return undefined
      if (zone !== undefined) found.offset = offsetOf(zone)
      at += zone?.length ?? 0
    } else if (letter === 'y') {
      const start = at
      const year = digits(Math.max(4, count))
      if (count > 2 && at - start < 3) return undefined
      found.year = at - start <= 2 ? year + (year < 50 ? 2000 : 1900) : year
    } else if (letter !== 'g') {
      const value = digits(2)
      const field = ({ d: 'day', M: 'month', h: 'hour', H: 'hour', m: 'minute', s: 'second' } as const)[letter]
      if (field === undefined) return undefined
      found[field] = value
    }
  }
  if (at !== text.length) return undefined
  if (afternoon !== undefined) {
    if (found.hour > 12) return undefined
    found.hour = (found.hour % 12) + (afternoon ? 12 : 0)
  }
  return checked(found)
}

const namesFor = (letter: string, count: number, names: DateTimeCulture): readonly string[] =>
  letter === 'd'
    ? count === 3
      ? names.shortDays
      : names.days
    : count === 3
      ? names.shortMonths
      : [...names.months, ...names.monthsOfDates]

/** The longest name that stands at a place of the text. */
function nameAt(text: string, at: number, names: readonly string[]): { index: number; length: number } | undefined {
  const rest = text.slice(at).toLowerCase()
  let best: { index: number; length: number } | undefined
  for (const [index, name] of names.entries())
    if (name !== '' && rest.startsWith(name.toLowerCase()) && name.length > (best?.length ?? 0))
      best = { index, length: name.length }
  return best
}

const milliseconds = (fraction: string): number => Number(fraction.padEnd(3, '0').slice(0, 3))

function offsetOf(zone: string): number {
  if (/^z$/i.test(zone)) return 0
  const [, sign, hours, minutes = '0'] = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(zone) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
}

/** A date that exists, or undefined: 30 February does not. */
function checked(given: Fields): DateTime | undefined {
  const inRange = given.hour < 24 && given.minute < 60 && given.second < 60 && given.year >= 1 && given.year <= 9999
  if (!inRange) return undefined
  const value = dateTimeOf(
    given.year,
    given.month,
    given.day,
    given.hour,
    given.minute,
    given.second,
    given.millisecond,
    given.offset,
  )
  const parts = partsOf(value)
  return parts.month === given.month && parts.day === given.day ? value : undefined
}

const fields = (value: DateTime): [number, number, number, number, number, number, number] => {
  const parts = partsOf(value)
  return [parts.year, parts.month, parts.day, parts.hour, parts.minute, parts.second, parts.millisecond]
}
