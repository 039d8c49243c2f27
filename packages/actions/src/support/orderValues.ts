import { DateTime } from '@deskhand/robin/values/dateTime'
import { isNumber, orderNumbers } from '@deskhand/robin/values/number'
import { textOf } from '@deskhand/robin/values/textOf'
import type { Value } from '@deskhand/robin/values/value'

/** Which of two values comes first in a sorted list: numbers and dates by value, all else by its text. Blank is first. */
export function orderValues(a: Value, b: Value, culture: string): number {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null)
  if (isNumber(a) && isNumber(b)) return orderNumbers(a, b)
  if (a instanceof DateTime && b instanceof DateTime) return a.wall - b.wall
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b)
  return textOf(a, culture).localeCompare(textOf(b, culture), culture)
}
