import { sql } from 'kysely'
import type { DatePart } from '../boundJoin.ts'
import type { Dialect } from '../steps.ts'
import type { Fragment } from './source.ts'

/**
 * A part of a point in time, in UTC, as a number. Weeks start on Sunday and the first is that of 1 January; fiscal years
 * are calendar years and their periods quarters, told as year × 10 + quarter.
 */
export function datePartSql(part: DatePart, time: Fragment, dialect: Dialect): Fragment {
  const number = (name: keyof typeof names): Fragment => {
    if (dialect === 'sqlite')
      return sql`cast(strftime(${names[name].sqlite}, ${time} / 1000.0, 'unixepoch') as integer)`
    return sql`cast(extract(${sql.raw(names[name].postgres)} from ${time} at time zone 'UTC') as integer)`
  }
  const quarter = sql`((${number('month')} + 2) / 3)`
  switch (part) {
    case 'week':
      // The weekday of 1 January, and from it the Sundays that have passed.
      return sql`((${number('dayOfYear')} - 1 + (${number('weekday')} - ${number('dayOfYear')} + 1 + 371) % 7) / 7 + 1)`
    case 'quarter':
      return quarter
    case 'fiscal-year':
      return number('year')
    case 'fiscal-period':
      return sql`(${number('year')} * 10 + ${quarter})`
    default:
      return number(part)
  }
}

const names = {
  day: { sqlite: '%d', postgres: 'day' },
  month: { sqlite: '%m', postgres: 'month' },
  year: { sqlite: '%Y', postgres: 'year' },
  dayOfYear: { sqlite: '%j', postgres: 'doy' },
  weekday: { sqlite: '%w', postgres: 'dow' },
} as const
