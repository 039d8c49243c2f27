/**
 * A date and time as a clock on a wall shows it, with the offset from UTC where it is known. Two DateTimes are ordered
 * by what the clock shows. Precision: milliseconds.
 */
export class DateTime {
  /** ms since 1970-01-01 00:00 on that clock. */
  readonly wall: number
  /** Minutes ahead of UTC; undefined: not known. */
  readonly offset: number | undefined

  constructor(wall: number, offset?: number) {
    this.wall = wall
    this.offset = offset
  }
}

/**
 * A DateTime from its parts; the month from 1.
 *
 * @example dateTimeOf(2022, 3, 25, 14, 5)
 */
export const dateTimeOf = (
  year: number,
  month: number,
  day: number,
  hour = 0,
  minute = 0,
  second = 0,
  millisecond = 0,
  offset?: number,
): DateTime => {
  const wall = new Date(0)
  wall.setUTCFullYear(year, month - 1, day)
  return new DateTime(wall.getTime() + ((hour * 60 + minute) * 60 + second) * 1000 + millisecond, offset)
}

export interface DateTimeParts {
  readonly year: number
  /** From 1. */
  readonly month: number
  readonly day: number
  /** 0 is Sunday. */
  readonly weekday: number
  readonly dayOfYear: number
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly millisecond: number
}

/** What the clock shows. */
export function partsOf(value: DateTime): DateTimeParts {
  const wall = new Date(value.wall)
  const year = wall.getUTCFullYear()
  return {
    year,
    month: wall.getUTCMonth() + 1,
    day: wall.getUTCDate(),
    weekday: wall.getUTCDay(),
    dayOfYear: Math.floor((value.wall - dateTimeOf(year, 1, 1).wall) / 86_400_000) + 1,
    hour: wall.getUTCHours(),
    minute: wall.getUTCMinutes(),
    second: wall.getUTCSeconds(),
    millisecond: wall.getUTCMilliseconds(),
  }
}

/**
 * What clocks in a time zone show at an instant.
 *
 * @example atInstant(context.now(), context.timeZone)
 */
export function atInstant(time: number, timeZone: string): DateTime {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }).formatToParts(time)
  const name = parts.find(part => part.type === 'timeZoneName')?.value ?? 'GMT'
  const match = /([+-])(\d\d):?(\d\d)/.exec(name)
  const offset = match ? (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3])) : 0
  return new DateTime(time + offset * 60_000, offset)
}

/** The instant at which clocks in a time zone show this; a known offset goes before the zone. */
export function instantOf(value: DateTime, timeZone: string): number {
  if (value.offset !== undefined) return value.wall - value.offset * 60_000
  const guess = atInstant(value.wall, timeZone).offset ?? 0
  const time = value.wall - guess * 60_000
  const offset = atInstant(time, timeZone).offset ?? 0
  return value.wall - offset * 60_000
}
