/** A stretch of time: from the first millisecond to before the last; an end that is absent is open. */
export interface DateRange {
  readonly from?: number
  readonly to?: number
}

/**
 * What the date functions of Dataverse mean, in UTC. Weeks start on Sunday. `LastXDays(2)` goes from the start of the
 * day before yesterday to now, `LastXHours` back from this very moment. The fiscal year is the calendar year, and its
 * periods are the quarters, as they are where nobody has said otherwise.
 *
 * @example
 * dateRange('LastXDays', Date.UTC(2024, 0, 10, 15), 7) // { from: 3 January 00:00, to: 10 January 15:00 }
 *
 * Source: Dataverse wire, section 3.6; the exact borders are ours.
 */
export function dateRange(name: string, now: number, value: number): DateRange | undefined {
  return isAboutNow(name) ? ranges[name]?.(now, value) : undefined
}

/** Whether there is a function of this name that counts from now, as all do whose range `dateRange` gives. */
export const isAboutNow = (name: string): boolean => Object.hasOwn(ranges, name)

/** Whether the function takes a number, as LastXDays does. */
export const takesNumber = (name: string): boolean => /^(Last|Next|OlderThan)X/.test(name)

const minute = 60_000
const hour = 60 * minute

type Unit = 'day' | 'month' | 'quarter' | 'year'

/** The start of the day, month, quarter or year that lies `count` units after that of `time`. */
function start(unit: Unit, time: number, count = 0): number {
  const date = new Date(time)
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()]
  if (unit === 'day') return Date.UTC(year, month, day + count)
  if (unit === 'quarter') return Date.UTC(year, month - (month % 3) + 3 * count)
  return unit === 'month' ? Date.UTC(year, month + count) : Date.UTC(year + count, 0)
}

/** `count` months or years from `time`, on the same day, or on the last of a shorter month. */
function shifted(time: number, months: number): number {
  const date = new Date(time)
  const first = start('month', time, months)
  const day = Math.min(date.getUTCDate(), new Date(start('month', first, 1) - 1).getUTCDate())
  return first + (day - 1) * 24 * hour + (time - start('day', time))
}

const week = (time: number, count = 0): number => start('day', time, -new Date(time).getUTCDay() + 7 * count)
const span = (unit: Unit, from: number, to: number) => (now: number) => ({
  from: start(unit, now, from),
  to: start(unit, now, to),
})

const ranges: Readonly<Record<string, (now: number, value: number) => DateRange>> = {
  Today: span('day', 0, 1),
  Yesterday: span('day', -1, 0),
  Tomorrow: span('day', 1, 2),
  Last7Days: now => ({ from: start('day', now, -7), to: now + 1 }),
  Next7Days: now => ({ from: now, to: start('day', now, 8) }),
  LastWeek: now => ({ from: week(now, -1), to: week(now) }),
  ThisWeek: now => ({ from: week(now), to: week(now, 1) }),
  NextWeek: now => ({ from: week(now, 1), to: week(now, 2) }),
  LastMonth: span('month', -1, 0),
  ThisMonth: span('month', 0, 1),
  NextMonth: span('month', 1, 2),
  LastYear: span('year', -1, 0),
  ThisYear: span('year', 0, 1),
  NextYear: span('year', 1, 2),
  ThisFiscalYear: span('year', 0, 1),
  LastFiscalYear: span('year', -1, 0),
  NextFiscalYear: span('year', 1, 2),
  ThisFiscalPeriod: span('quarter', 0, 1),
  LastFiscalPeriod: span('quarter', -1, 0),
  NextFiscalPeriod: span('quarter', 1, 2),
  LastXFiscalYears: (now, count) => span('year', -count, 0)(now),
  NextXFiscalYears: (now, count) => span('year', 1, count + 1)(now),
  LastXFiscalPeriods: (now, count) => span('quarter', -count, 0)(now),
  NextXFiscalPeriods: (now, count) => span('quarter', 1, count + 1)(now),
  LastXHours: (now, count) => ({ from: now - count * hour, to: now + 1 }),
  LastXDays: (now, count) => ({ from: start('day', now, -count), to: now + 1 }),
  LastXWeeks: (now, count) => ({ from: start('day', now, -7 * count), to: now + 1 }),
  LastXMonths: (now, count) => ({ from: start('day', shifted(now, -count)), to: now + 1 }),
  LastXYears: (now, count) => ({ from: start('day', shifted(now, -12 * count)), to: now + 1 }),
  NextXHours: (now, count) => ({ from: now, to: now + count * hour + 1 }),
  NextXDays: (now, count) => ({ from: now, to: start('day', now, count + 1) }),
  NextXWeeks: (now, count) => ({ from: now, to: start('day', now, 7 * count + 1) }),
  NextXMonths: (now, count) => ({ from: now, to: start('day', shifted(now, count), 1) }),
  NextXYears: (now, count) => ({ from: now, to: start('day', shifted(now, 12 * count), 1) }),
  OlderThanXMinutes: (now, count) => ({ to: now - count * minute }),
  OlderThanXHours: (now, count) => ({ to: now - count * hour }),
  OlderThanXDays: (now, count) => ({ to: start('day', now, -count) }),
  OlderThanXWeeks: (now, count) => ({ to: start('day', now, -7 * count) }),
  OlderThanXMonths: (now, count) => ({ to: start('day', shifted(now, -count)) }),
  OlderThanXYears: (now, count) => ({ to: start('day', shifted(now, -12 * count)) }),
}

/** The day `time` lies in, for On, OnOrAfter and OnOrBefore. */
export const dayOf = (time: number): Required<DateRange> => ({ from: start('day', time), to: start('day', time, 1) })

/** A fiscal year, or the whole of one of its periods, 1 to 4. */
export const fiscalYear = (year: number): Required<DateRange> => ({ from: yearStart(year), to: yearStart(year + 1) })
export const fiscalPeriod = (year: number, period: number): Required<DateRange> => {
  const from = start('quarter', yearStart(year), period - 1)
  return { from, to: start('quarter', from, 1) }
}

const yearStart = (year: number): number => new Date(0).setUTCFullYear(year, 0, 1)
