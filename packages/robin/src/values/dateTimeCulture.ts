/** How a culture writes dates and times, in the terms of .NET's patterns. */
export interface DateTimeCulture {
  /** Standard format letter → pattern: `d D t T M Y`. */
  readonly patterns: {
    readonly d: string
    readonly D: string
    readonly t: string
    readonly T: string
    readonly M: string
    readonly Y: string
  }
  readonly months: readonly string[]
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
  const made = culture === '' ? invariant() : read(culture)
  cache.set(culture, made)
  return made
}

/** What Intl says of a culture never changes, and asking is slow. */
const cache = new Map<string, DateTimeCulture>()

const invariant = (): DateTimeCulture => ({
  ...read('en-US'),
  patterns: { d: 'MM/dd/yyyy', D: 'dddd, dd MMMM yyyy', t: 'HH:mm', T: 'HH:mm:ss', M: 'MMMM dd', Y: 'yyyy MMMM' },
})

/** 2001-02-03 04:05:06, a Saturday: every part differs from every other, and shows whether it is padded. */
const sample = Date.UTC(2001, 1, 3, 4, 5, 6)

function read(culture: string): DateTimeCulture {
  const parts = (options: Intl.DateTimeFormatOptions, time = sample): Intl.DateTimeFormatPart[] =>
    new Intl.DateTimeFormat(culture, { ...options, calendar: 'gregory', numberingSystem: 'latn', timeZone: 'UTC' })
      .formatToParts(time)
      .map(part => ({ ...part, value: part.value.replaceAll('\u202f', ' ').replaceAll('\u200f', '') }))
  const name = (type: Intl.DateTimeFormatPartTypes, options: Intl.DateTimeFormatOptions, time: number): string =>
    parts(options, time).find(part => part.type === type)?.value ?? ''
  const months = (month: 'long' | 'short') =>
    Array.from({ length: 12 }, (_, index) => name('month', { month, day: 'numeric' }, Date.UTC(2001, index, 3)))
  const days = (weekday: 'long' | 'short') =>
    Array.from({ length: 7 }, (_, index) => name('weekday', { weekday }, Date.UTC(2001, 1, 4 + index)))
  const date = parts({ dateStyle: 'short' })
  const time = parts({ timeStyle: 'medium' })
  const separator = (of: Intl.DateTimeFormatPart[]): string =>
    of.find(part => part.type === 'literal')?.value.trim() || '/'
  return {
    patterns: {
      d: pattern(date),
      D: pattern(parts({ dateStyle: 'full' })),
      t: pattern(parts({ timeStyle: 'short' })),
      T: pattern(time),
      M: pattern(parts({ month: 'long', day: 'numeric' })),
      Y: pattern(parts({ month: 'long', year: 'numeric' })),
    },
    months: months('long'),
    shortMonths: months('short'),
    days: days('long'),
    shortDays: days('short'),
    am: name('dayPeriod', { hour: 'numeric', hour12: true }, Date.UTC(2001, 1, 3, 4)) || 'AM',
    pm: name('dayPeriod', { hour: 'numeric', hour12: true }, Date.UTC(2001, 1, 3, 16)) || 'PM',
    dateSeparator: separator(date),
    timeSeparator: separator(time),
  }
}

function pattern(parts: readonly Intl.DateTimeFormatPart[]): string {
  const twelve = parts.some(part => part.type === 'dayPeriod')
  return parts
    .map(({ type, value }) => {
      const double = value.length === 2
      switch (type) {
        case 'year':
          return 'yyyy'
        case 'month':
          return /^\d/.test(value) ? (double ? 'MM' : 'M') : 'MMMM'
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
