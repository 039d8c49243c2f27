import { type DateTimePatterns, windowsPatterns } from './windowsPatterns.ts'

/** How a culture writes dates and times, in the terms of .NET's patterns. */
export interface DateTimeCulture {
  readonly patterns: DateTimePatterns
  /** As they stand alone: `январь`. */
  readonly months: readonly string[]
  /** As they stand beside a day: `января`. */
  readonly monthsOfDates: readonly string[]
  readonly shortMonths: readonly string[]
  /** Sunday first. */
  readonly days: readonly string[]
  readonly shortDays: readonly string[]
  readonly am: string
  readonly pm: string
  readonly dateSeparator: string
  readonly timeSeparator: string
}

/**
 * The habits of a culture; `''` is .NET's invariant culture. Gregorian calendar and Latin digits throughout.
 *
 * @example dateTimeCulture('en-US').patterns.d // 'M/d/yyyy'
 */
export function dateTimeCulture(culture: string): DateTimeCulture {
  const known = cache.get(culture)
  if (known) return known
  const made = read(culture)
  cache.set(culture, made)
  return made
}

/** What Intl says of a culture never changes, and asking is slow. */
const cache = new Map<string, DateTimeCulture>()

/** 2001-02-03 04:05:06, a Saturday: every part differs from every other, and shows whether it is padded. */
const sample = Date.UTC(2001, 1, 3, 4, 5, 6)

function read(name: string): DateTimeCulture {
  const culture = name === '' ? 'en-US' : name
  // A formatter is expensive to make and cheap to ask.
  const formatter = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(culture, {
      ...options,
      calendar: 'gregory',
      numberingSystem: 'latn',
      timeZone: 'UTC',
    })
    return (time: number): Intl.DateTimeFormatPart[] =>
      format
        .formatToParts(time)
        .map(part => ({ ...part, value: part.value.replace(/[\u00a0\u202f]/g, ' ').replaceAll('\u200f', '') }))
  }
  const parts = (options: Intl.DateTimeFormatOptions) => formatter(options)(sample)
  const part = (type: Intl.DateTimeFormatPartTypes, options: Intl.DateTimeFormatOptions, times: readonly number[]) => {
    const of = formatter(options)
    return times.map(time => of(time).find(one => one.type === type)?.value ?? '')
  }
  const whole = (options: Intl.DateTimeFormatOptions, times: readonly number[]): string[] => {
    const of = formatter(options)
    return times.map(time =>
      of(time)
        .map(one => one.value)
        .join(''),
    )
  }
  const year = Array.from({ length: 12 }, (_, month) => Date.UTC(2001, month, 3))
  const week = Array.from({ length: 7 }, (_, day) => Date.UTC(2001, 1, 4 + day))
  const halves = [Date.UTC(2001, 1, 3, 4), Date.UTC(2001, 1, 3, 16)]
  const patterns = windowsPatterns[name] ?? {
    d: pattern(parts({ dateStyle: 'short' })),
    D: pattern(parts({ dateStyle: 'full' })),
    t: pattern(parts({ timeStyle: 'short' })),
    T: pattern(parts({ timeStyle: 'medium' })),
    M: pattern(parts({ month: 'long', day: 'numeric' })),
    Y: pattern(parts({ month: 'long', year: 'numeric' })),
  }
  const months = whole({ month: 'long' }, year)
  const monthsOfDates = part('month', { month: 'long', day: 'numeric' }, year)
  const [am, pm] = part('dayPeriod', { hour: 'numeric', hour12: true }, halves)
  return {
    patterns,
    months,
    monthsOfDates: monthsOfDates.some(month => /^\d/.test(month)) ? months : monthsOfDates,
    // Intl says Sept of the English, Windows Sep.
    shortMonths: whole({ month: 'short' }, year).map(month => (month === 'Sept' ? 'Sep' : month)),
    days: part('weekday', { weekday: 'long' }, week),
    shortDays: part('weekday', { weekday: 'short' }, week),
    am: am || 'AM',
    pm: pm || 'PM',
    dateSeparator: separatorOf(patterns.d, '/'),
    timeSeparator: separatorOf(patterns.T, ':'),
  }
}

/** What stands between the first two parts of a pattern. */
const separatorOf = (pattern: string, otherwise: string): string =>
  /[a-zA-Z]([^a-zA-Z']+)[a-zA-Z]/.exec(pattern.replace('tt ', ''))?.[1]?.trim() || otherwise

function pattern(parts: readonly Intl.DateTimeFormatPart[]): string {
  const twelve = parts.some(part => part.type === 'dayPeriod')
  return parts
    .map(({ type, value }) => {
      const double = value.length === 2
      switch (type) {
        case 'year':
          return 'yyyy'
        case 'month':
          return /^\d+$/.test(value)
            ? double
              ? 'MM'
              : 'M'
            : /^\d/.test(value)
              ? `M${value.replace(/^\d+/, '')}`
              : 'MMMM'
        case 'day':
          return double ? 'dd' : 'd'
        case 'weekday':
          return 'dddd'
        case 'hour':
          return (twelve ? 'h' : 'H').repeat(value.length)
        case 'minute':
          return 'mm'
        case 'second':
          return 'ss'
        case 'dayPeriod':
          return 'tt'
        default:
          return /[a-z]/i.test(value) ? value.replace(/\p{L}+/gu, "'$&'") : value
      }
    })
    .join('')
}
