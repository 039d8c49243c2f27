/** How Power Fx takes a value for another type. Source: Power Fx, data types and operators. */
import { logicError, type RunError } from '../runError.ts'
import { DateTime } from '../values/dateTime.ts'
import { isNumber, type NumberValue, parseNumber } from '../values/number.ts'
import { parseDateTime } from '../values/parseDateTime.ts'
import { share } from '../values/share.ts'
import { textOf } from '../values/textOf.ts'
import { typeName } from '../values/typeName.ts'
import { List, RobinObject, Row, Table, type Value } from '../values/value.ts'

/** A number: blank is 0, true is 1, text is read. */
export function numberIn(value: Value): NumberValue {
  if (isNumber(value)) return value
  if (value === null) return 0
  if (typeof value === 'boolean') return value ? 1 : 0
  const read = typeof value === 'string' ? parseNumber(value) : undefined
  if (read === undefined) throw mismatch(value, 'a number')
  return read
}

/** A number without fraction that JavaScript can hold; what is behind the point is cut off. */
export function wholeIn(value: Value): number {
  const number = numberIn(value)
  if (typeof number === 'number') return number
  return Math.trunc(number.toNumber())
}

/** A text: blank is empty, booleans are `true` and `false`. */
export function textIn(value: Value, culture: string): string {
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return value ? 'true' : 'false'
  return textOf(value, culture)
}

/** A boolean: blank is false, a number is true unless it is 0, text is read. */
export function booleanIn(value: Value): boolean {
  if (typeof value === 'boolean') return value
  if (value === null) return false
  if (isNumber(value)) return numberIn(value) !== 0
  const word = typeof value === 'string' ? value.trim().toLowerCase() : ''
  if (word === 'true') return true
  if (word === 'false') return false
  throw mismatch(value, 'true or false')
}

/** A date and time; text is read as the culture writes it. */
export function dateIn(value: Value, culture: string): DateTime {
  if (value instanceof DateTime) return value
  const read = typeof value === 'string' ? parseDateTime(value, culture) : undefined
  if (read === undefined) throw mismatch(value, 'a date and time')
  return read
}

/** The records of a list or table; blank has none. */
export function recordsIn(value: Value): readonly Value[] {
  if (value instanceof List) return value.items
  if (value instanceof Table) return value.rows
  if (value instanceof Row) return value.cells
  if (value === null) return []
  throw mismatch(value, 'a table')
}

/** A table with some of the records of another, in the form that one has. */
export function tableLike(value: Value, records: readonly Value[]): Value {
  const held = records.map(share)
  if (!(value instanceof Table)) return new List(held)
  const table = new Table(value.columns)
  table.rows = held as Row[]
  return table
}

/** A field of a record; undefined where the record has none of that name. A value alone is its own field `Value`. */
export function fieldOf(record: Value, name: string, exact = true): Value | undefined {
  if (record instanceof RobinObject) return exact ? record.entries.get(name) : record.get(name)
  if (record instanceof Row) {
    const folded = name.toLowerCase()
    const at = record.columns.findIndex(column => (exact ? column === name : column.toLowerCase() === folded))
    return at < 0 ? undefined : (record.cells[at] ?? null)
  }
  return name === 'Value' ? record : undefined
}

export const isBlank = (value: Value): boolean => value === null || value === ''

/** An error of a formula, which IfError catches. */
export const formulaError = (message: string): RunError => logicError('PowerFxError', message)

const mismatch = (value: Value, wanted: string): RunError =>
  formulaError(`Power Fx needs ${wanted} here, not ${describe(value)}.`)

/** The type of a value, and a short text in full: long ones say nothing. */
function describe(value: Value): string {
  if (value === null) return 'a blank value'
  if (typeof value === 'string') return value === '' ? 'empty text' : value.length > 40 ? 'this text' : `'${value}'`
  return `a ${typeName(value)}`
}
