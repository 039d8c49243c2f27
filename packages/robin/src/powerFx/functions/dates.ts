import { atInstant, DateTime, dateTimeOf, instantOf, partsOf } from '../../values/dateTime.ts'
import { doubleOf } from '../../values/number.ts'
import type { Value } from '../../values/value.ts'
import { dateIn, formulaError, numberIn, textIn, wholeIn } from '../coerce.ts'
import { powerFxEnums } from '../enums.ts'
import { noDate } from '../operators.ts'
import type { EagerFunction, FormulaHost, PowerFxFunction } from '../powerFxFunction.ts'

const day = 86_400_000

/** Dates and times, in the run's time zone. Source: Power Fx, Now, Date, DateAdd, EDate, Day and its like. */
export const dateFunctions: readonly PowerFxFunction[] = [
  {
    name: 'Now',
    parameters: '',
    least: 0,
    most: 0,
    summary: 'The date and time.',
    example: ['DateDiff(Today(), Now())', '0'],
    call: (_args, host) => atInstant(host.now(), host.timeZone),
  },
  {
    name: 'Today',
    parameters: '',
    least: 0,
    most: 0,
    summary: 'The date, at midnight.',
    example: ['Hour(Today())', '0'],
    call: (_args, host) => today(host),
  },
  {
    name: 'IsToday',
    parameters: 'Date',
    least: 1,
    most: 1,
    summary: 'True for a time of today.',
    example: ['IsToday(Now())', 'true'],
    call: ([date = null], host) =>
      Math.floor(dateIn(date, host.culture).wall / day) === Math.floor(today(host).wall / day),
  },
  {
    name: 'Date',
    parameters: 'Year, Month, Day',
    least: 3,
    most: 3,
    summary: 'A date of its parts; months and days beyond the end run on, years below 1900 are counted from there.',
    example: ['Date(2026, 14, 1)', '2027-02-01 00:00:00'],
    call: ([year = null, month = null, of = null]) => dateOf(year, month, of),
  },
  {
    name: 'Time',
    parameters: 'Hour, Minute, Second, [Millisecond]',
    least: 3,
    most: 4,
    summary: 'A time without a date, which can be added to one.',
    example: ['Date(2026, 3, 25) + Time(14, 5, 0)', '2026-03-25 14:05:00'],
    call: parts => new DateTime(noDate + clock(parts)),
  },
  {
    name: 'DateTime',
    parameters: 'Year, Month, Day, Hour, Minute, Second, [Millisecond]',
    least: 6,
    most: 7,
    summary: 'A date and time of its parts.',
    example: ['DateTime(2026, 3, 25, 14, 5, 0)', '2026-03-25 14:05:00'],
    call: ([year = null, month = null, of = null, ...parts]) =>
      new DateTime(dateOf(year, month, of).wall + clock(parts)),
  },
  {
    name: 'DateAdd',
    parameters: 'Date, Count, [TimeUnit]',
    least: 2,
    most: 3,
    summary: 'A date moved by days or another unit; a month has no more days than it has.',
    example: ['DateAdd(Date(2026, 1, 31), 1, TimeUnit.Months)', '2026-02-28 00:00:00'],
    call([date = null, count = null, unit = 'Days'], { culture }) {
      const start = dateIn(date, culture)
      const name = unitOf(unit, culture)
      const months = monthsIn[name]
      if (months !== undefined) return addMonths(start, wholeIn(count) * months)
      return checked(new DateTime(start.wall + Math.round(doubleOf(numberIn(count)) * length(name))))
    },
  },
  {
    name: 'DateDiff',
    parameters: 'Start, End, [TimeUnit]',
    least: 2,
    most: 3,
    summary: 'The whole days, or other units, from one date to another; what is smaller than the unit does not count.',
    example: ['DateDiff(Date(2026, 1, 31), Date(2026, 3, 1), TimeUnit.Months)', '2'],
    call([start = null, end = null, unit = 'Days'], { culture }) {
      const [from, to] = [dateIn(start, culture), dateIn(end, culture)]
      const name = unitOf(unit, culture)
      const months = monthsIn[name]
      const count = (date: DateTime): number =>
        Math.floor(months === undefined ? date.wall / length(name) : monthOf(date) / months)
      return count(to) - count(from)
    },
  },
  {
    name: 'EDate',
    parameters: 'Date, Months',
    least: 2,
    most: 2,
    summary: 'The date moved by months, without its time.',
    example: ['EDate(Date(2026, 1, 31), 1)', '2026-02-28 00:00:00'],
    call: ([date = null, months = null], { culture }) => midnight(addMonths(dateIn(date, culture), wholeIn(months))),
  },
  {
    name: 'EOMonth',
    parameters: 'Date, Months',
    least: 2,
    most: 2,
    summary: 'The last day of the month so many months on.',
    example: ['EOMonth(Date(2026, 1, 15), 1)', '2026-02-28 00:00:00'],
    call([date = null, months = null], { culture }) {
      const { year, month } = partsOf(addMonths(dateIn(date, culture), wholeIn(months)))
      return dateTimeOf(year, month + 1, 0)
    },
  },
  part('Year', 'The year.', ['Year(Date(2026, 3, 25))', '2026'], date => partsOf(date).year),
  part('Month', 'The month, from 1.', ['Month(Date(2026, 3, 25))', '3'], date => partsOf(date).month),
  part('Day', 'The day of the month.', ['Day(Date(2026, 3, 25))', '25'], date => partsOf(date).day),
  part('Hour', 'The hour, from 0 to 23.', ['Hour(Time(14, 5, 9))', '14'], date => partsOf(date).hour),
  part('Minute', 'The minute.', ['Minute(Time(14, 5, 9))', '5'], date => partsOf(date).minute),
  part('Second', 'The second.', ['Second(Time(14, 5, 9))', '9'], date => partsOf(date).second),
  {
    name: 'Weekday',
    parameters: 'Date, [StartOfWeek]',
    least: 1,
    most: 2,
    summary: 'The day of the week; Sunday is 1 unless the week starts on another day.',
    example: ['Weekday(Date(2026, 3, 25), StartOfWeek.Monday)', '3'],
    call([date = null, start = 'Sunday'], { culture }) {
      const { first, zero } = weekOf(start, culture)
      return ((partsOf(dateIn(date, culture)).weekday - first + 7) % 7) + (zero ? 0 : 1)
    },
  },
  {
    name: 'WeekNum',
    parameters: 'Date, [StartOfWeek]',
    least: 1,
    most: 2,
    summary: 'The week of the year; the one of 1 January is the first.',
    example: ['WeekNum(Date(2026, 1, 4))', '2'],
    call([date = null, start = 'Sunday'], { culture }) {
      const { dayOfYear, weekday } = partsOf(dateIn(date, culture))
      const { first } = weekOf(start, culture)
      return Math.floor((dayOfYear - 1 + 6 - ((weekday - first + 7) % 7)) / 7) + 1
    },
  },
  {
    name: 'TimeZoneOffset',
    parameters: '[Date]',
    least: 0,
    most: 1,
    summary: 'Minutes to add to the local time to have UTC.',
    example: ['Mod(TimeZoneOffset(), 1)', '0'],
    call([date], host) {
      const time = date === undefined ? host.now() : instantOf(dateIn(date, host.culture), host.timeZone)
      return 0 - (atInstant(time, host.timeZone).offset ?? 0)
    },
  },
]

const today = (host: FormulaHost): DateTime => midnight(atInstant(host.now(), host.timeZone))

const midnight = ({ wall }: DateTime): DateTime => new DateTime(Math.floor(wall / day) * day)

function dateOf(year: Value, month: Value, of: Value): DateTime {
  const given = wholeIn(year)
  return checked(dateTimeOf(given >= 0 && given < 1900 ? given + 1900 : given, wholeIn(month), wholeIn(of)))
}

const clock = ([hour = null, minute = null, second = null, millisecond = null]: readonly Value[]): number =>
  ((wholeIn(hour) * 60 + wholeIn(minute)) * 60 + wholeIn(second)) * 1000 + wholeIn(millisecond)

const monthsIn: Readonly<Record<string, number>> = { Months: 1, Quarters: 3, Years: 12 }

const length = (unit: string): number =>
  ({ Milliseconds: 1, Seconds: 1000, Minutes: 60_000, Hours: 3_600_000 })[unit] ?? day

function unitOf(value: Value, culture: string): string {
  return memberNamed('TimeUnit', textIn(value, culture))
}

function memberNamed(type: string, text: string): string {
  const members = powerFxEnums[type] ?? []
  const found = members.find(member => member.toLowerCase() === text.toLowerCase())
  if (found === undefined) throw formulaError(`${type} is one of ${members.join(', ')}.`)
  return found
}

/** Months since the year 0. */
const monthOf = (date: DateTime): number => partsOf(date).year * 12 + partsOf(date).month - 1

function addMonths(date: DateTime, months: number): DateTime {
  const parts = partsOf(date)
  const total = monthOf(date) + months
  const [year, month] = [Math.floor(total / 12), (((total % 12) + 12) % 12) + 1]
  const last = partsOf(dateTimeOf(year, month + 1, 0)).day
  const first = dateTimeOf(year, month, Math.min(parts.day, last)).wall
  return checked(new DateTime(first + (date.wall - Math.floor(date.wall / day) * day)))
}

function checked(date: DateTime): DateTime {
  if (date.wall >= firstDate && date.wall < endOfDates) return date
  throw formulaError('Dates lie between the years 1 and 9999.')
}

const firstDate = dateTimeOf(1, 1, 1).wall
const endOfDates = dateTimeOf(10_000, 1, 1).wall

/** The first day of a week, Sunday being 0, by name or by Excel's number for it. */
function weekOf(value: Value, culture: string): { first: number; zero: boolean } {
  const text = textIn(value, culture)
  const named = /^\d+$/.test(text) ? weekNumbers[text] : memberNamed('StartOfWeek', text)
  if (named === undefined) throw formulaError('StartOfWeek is one of 1, 2, 3, or 11 to 17.')
  if (named === 'MondayZero') return { first: 1, zero: true }
  return { first: powerFxEnums.StartOfWeek!.filter(name => name !== 'MondayZero').indexOf(named), zero: false }
}

const weekNumbers: Readonly<Record<string, string>> = {
  1: 'Sunday',
  2: 'Monday',
  3: 'MondayZero',
  11: 'Monday',
  12: 'Tuesday',
  13: 'Wednesday',
  14: 'Thursday',
  15: 'Friday',
  16: 'Saturday',
  17: 'Sunday',
}

function part(
  name: string,
  summary: string,
  example: readonly [string, string],
  read: (date: DateTime) => number,
): EagerFunction {
  return {
    name,
    parameters: 'Date',
    least: 1,
    most: 1,
    summary,
    example,
    call: ([date = null], { culture }) => read(dateIn(date, culture)),
  }
}
