import type { Column } from '@deskhand/contract/table'
import { fileIdOf } from '../store/fileIdOf.ts'
import type { SqlValue } from '../store/steps.ts'

/** A value as JSON has it. */
export function formatValue(column: Column, value: SqlValue): string | number | boolean | null {
  if (value === null || value instanceof Uint8Array) return null
  return column.type === 'datetime' ? formatTime(Number(value)) : value
}

/**
 * A point in time as it goes out: UTC, without parts of seconds.
 *
 * @example
 * formatTime(1655384080123) // '2022-06-16T12:54:40Z'
 */
export const formatTime = (time: number): string => timeFormatter()(time)

/** The same for many times: those of a list are mostly of one day, whose date is written once. */
export function timeFormatter(): (time: number) => string {
  let dated = Number.NaN
  let date = ''
  return time => {
    const day = Math.floor(time / msOfDay)
    if (day !== dated) {
      date = dateOf(day)
      dated = day
    }
    const second = Math.floor((time - day * msOfDay) / 1000)
    const [hours, minutes] = [Math.floor(second / 3600), Math.floor(second / 60) % 60]
    return `${date}T${twoDigits[hours]}:${twoDigits[minutes]}:${twoDigits[second % 60]}Z`
  }
}

const msOfDay = 86_400_000

/** `2022-06-16`, of the days since 1970. */
function dateOf(day: number): string {
  const date = new Date(day * msOfDay)
  const year = String(date.getUTCFullYear()).padStart(4, '0')
  return `${year}-${twoDigits[date.getUTCMonth() + 1]}-${twoDigits[date.getUTCDate()]}`
}

const twoDigits: readonly string[] = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'))

/** A file's place in its row shows an id. */
export const fileId = (key: string, id: SqlValue | undefined, column: string, value: SqlValue): string | null =>
  value === null ? null : fileIdOf({ key }, String(id), column)
