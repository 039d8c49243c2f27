/** The operators of Power Fx. Source: Power Fx, operators. */

import { equal } from '../values/compare.ts'
import { DateTime, dateTimeOf } from '../values/dateTime.ts'
import {
  add,
  divide,
  doubleOf,
  isNumber,
  multiply,
  type NumberValue,
  negate,
  numberOf,
  orderNumbers,
  subtract,
} from '../values/number.ts'
import { List, RobinObject, Row, Table, type Value } from '../values/value.ts'
import { booleanIn, formulaError, numberIn, recordsIn, textIn } from './coerce.ts'
import type { FormulaOperator } from './formula.ts'

/** All but `&&` and `||`, which may leave out their right side. */
export const operators: Readonly<
  Record<Exclude<FormulaOperator, '&&' | '||'>, (left: Value, right: Value, culture: string) => Value>
> = {
  '+': (left, right) => plus(left, right),
  '-': (left, right) => minus(left, right),
  '*': (left, right) => multiply(numberIn(left), numberIn(right)),
  '/': (left, right) => divide(numberIn(left), numberIn(right)),
  '^': (left, right) => power(numberIn(left), numberIn(right)),
  '&': (left, right, culture) => textIn(left, culture) + textIn(right, culture),
  '=': same,
  '<>': (left, right) => !same(left, right),
  '<': (left, right) => compare(left, right) < 0,
  '<=': (left, right) => compare(left, right) <= 0,
  '>': (left, right) => compare(left, right) > 0,
  '>=': (left, right) => compare(left, right) >= 0,
  in: (left, right, culture) => within(left, right, culture, true),
  exactin: (left, right, culture) => within(left, right, culture, false),
}

export const signs: Readonly<Record<'-' | '!' | '%', (operand: Value) => Value>> = {
  '-': operand => negate(numberIn(operand)),
  '!': operand => !booleanIn(operand),
  '%': operand => divide(numberIn(operand), 100),
}

const day = 86_400_000

/** The day of a time without a date. */
export const noDate = dateTimeOf(1899, 12, 30).wall

const isTime = (value: DateTime): boolean => value.wall >= noDate && value.wall < noDate + day

/** Numbers are added; to a date, days or a time. */
function plus(left: Value, right: Value): Value {
  if (left instanceof DateTime && right instanceof DateTime) {
    if (isTime(right)) return new DateTime(left.wall + right.wall - noDate, left.offset)
    if (isTime(left)) return plus(right, left)
    throw formulaError('Two dates cannot be added. To a date can be added days, a time, or more by DateAdd.')
  }
  if (left instanceof DateTime)
    return new DateTime(left.wall + Math.round(doubleOf(numberIn(right)) * day), left.offset)
  if (right instanceof DateTime) return plus(right, left)
  return add(numberIn(left), numberIn(right))
}

/** Between two dates lie days. */
function minus(left: Value, right: Value): Value {
  if (!(left instanceof DateTime)) return subtract(numberIn(left), numberIn(right))
  if (right instanceof DateTime) return divide(left.wall - right.wall, day)
  return new DateTime(left.wall - Math.round(doubleOf(numberIn(right)) * day), left.offset)
}

/** Whole exponents exactly, others with 15 digits. */
export function power(base: NumberValue, exponent: NumberValue): NumberValue {
  if (typeof exponent === 'number' && Math.abs(exponent) <= largestExact) {
    let result: NumberValue = 1
    let square = base
    for (let left = Math.abs(exponent); left > 0; left = Math.floor(left / 2)) {
      if (left % 2 === 1) result = multiply(result, square)
      if (left > 1) square = multiply(square, square)
    }
    return exponent < 0 ? divide(1, result) : result
  }
  return numberOf(doubleOf(base) ** doubleOf(exponent))
}

const largestExact = 1024

/** Equal values of one type; text with its case. Blank equals blank only, and no value one of another type. */
export function same(left: Value, right: Value): boolean {
  if (isNumber(left)) return isNumber(right) && orderNumbers(left, right) === 0
  if (left === null || right === null || typeof left !== typeof right) return left === right
  return equal(left, right)
}

/** Dates, and whatever can be taken as a number. Texts have no order. */
export function compare(left: Value, right: Value): number {
  if (left instanceof DateTime && right instanceof DateTime) return left.wall - right.wall
  if (typeof left === 'string' && typeof right === 'string')
    throw formulaError('Texts have no order in Power Fx: <, <=, > and >= compare numbers and dates.')
  return orderNumbers(numberIn(left), numberIn(right))
}

/** A part of a text, or a record of a table. */
function within(part: Value, whole: Value, culture: string, ignoreCase: boolean): boolean {
  const fold = (value: Value): Value => (ignoreCase && typeof value === 'string' ? value.toLowerCase() : value)
  if (whole instanceof List || whole instanceof Table || whole instanceof Row) {
    const wanted = fold(part)
    return recordsIn(whole).some(item => same(fold(item), wanted))
  }
  if (whole instanceof RobinObject || isNumber(whole) || typeof whole === 'boolean')
    throw formulaError("Behind 'in' stands a text or a table.")
  return (fold(textIn(whole, culture)) as string).includes(fold(textIn(part, culture)) as string)
}
