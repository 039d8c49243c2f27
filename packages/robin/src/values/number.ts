import { Decimal as BaseDecimal } from 'decimal.js'
import { logicError } from '../runError.ts'

/** Decimal numbers with more digits than a flow's numbers have: what is calculated is rounded once, by `decimalOf`. */
export const Decimal = BaseDecimal.clone({
  precision: 64,
  rounding: BaseDecimal.ROUND_HALF_EVEN,
  toExpNeg: -64,
  toExpPos: 64,
})
export type Decimal = BaseDecimal

/** A number of a flow: a JavaScript number while it is a safe integer, otherwise a decimal, so that 0.1 + 0.2 is 0.3. */
export type NumberValue = number | Decimal

export const isNumber = (value: unknown): value is NumberValue =>
  typeof value === 'number' || BaseDecimal.isDecimal(value)

/**
 * The number of a JavaScript number. Fractions are taken with 15 significant digits, as .NET does from double to decimal.
 *
 * @example numberOf(0.1 + 0.2) // 0.3
 */
export function numberOf(value: number): NumberValue {
  if (Number.isSafeInteger(value)) return value === 0 ? 0 : value
  if (!Number.isFinite(value)) throw logicError('ArithmeticError', `${value} is not a number a flow can hold.`)
  return decimalOf(new Decimal(value.toPrecision(15)))
}

/** The JavaScript number of a number, for action code. */
export const doubleOf = (value: NumberValue): number => (typeof value === 'number' ? value : value.toNumber())

const numericText = /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?\s*$/i

/** Reads a number with a decimal point and perhaps an exponent; undefined where the text is none or out of range. */
export function parseNumber(text: string): NumberValue | undefined {
  if (!numericText.test(text)) return undefined
  const value = new Decimal(text.trim())
  return inRange(value) ? decimalOf(value) : undefined
}

/** Shortest form, invariant: no trailing zeros, decimal point. */
export const numberText = (value: NumberValue): string => (typeof value === 'number' ? String(value) : value.toString())

export function add(a: NumberValue, b: NumberValue): NumberValue {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b
    if (Number.isSafeInteger(sum)) return sum
  }
  return decimalOf(new Decimal(a).plus(b))
}

export function subtract(a: NumberValue, b: NumberValue): NumberValue {
  if (typeof a === 'number' && typeof b === 'number') {
    const difference = a - b
    if (Number.isSafeInteger(difference)) return difference
  }
  return decimalOf(new Decimal(a).minus(b))
}

export function multiply(a: NumberValue, b: NumberValue): NumberValue {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b
    if (Number.isSafeInteger(product)) return product === 0 ? 0 : product
  }
  return decimalOf(new Decimal(a).times(b))
}

/** Real division: 7 / 2 is 3.5. */
export function divide(a: NumberValue, b: NumberValue): NumberValue {
  refuseZero(a, b)
  if (typeof a === 'number' && typeof b === 'number') {
    const quotient = a / b
    if (Number.isSafeInteger(quotient)) return quotient === 0 ? 0 : quotient
  }
  return decimalOf(new Decimal(a).dividedBy(b))
}

/** Remainder with the sign of the dividend, as in .NET. */
export function modulo(a: NumberValue, b: NumberValue): NumberValue {
  refuseZero(a, b)
  if (typeof a === 'number' && typeof b === 'number') {
    const rest = a % b
    return rest === 0 ? 0 : rest
  }
  return decimalOf(new Decimal(a).modulo(b))
}

export const negate = (value: NumberValue): NumberValue => subtract(0, value)

/** Less than 0, 0 or greater than 0. */
export function orderNumbers(a: NumberValue, b: NumberValue): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return new Decimal(a).comparedTo(b)
}

function refuseZero(dividend: NumberValue, divisor: NumberValue): void {
  if (typeof divisor === 'number' ? divisor === 0 : divisor.isZero())
    throw logicError('DivideByZeroError', `${numberText(dividend)} cannot be divided by zero.`)
}

/**
 * What a flow keeps of a calculated number, as .NET's decimal does: up to 28 digits behind the point and as many in all
 * as fit 96 bits, which are 28 or 29; the rest is rounded, halves to the even digit. Beyond ±79228162514264337593543950335
 * it is a logic error. One number, one form: integers that fit are JavaScript numbers. Source: Robin language, section 4.2.
 *
 * @example numberText(decimalOf(new Decimal(2).dividedBy(3))) // '0.6666666666666666666666666667'
 */
export function decimalOf(value: Decimal): NumberValue {
  if (value.isInteger()) {
    const integer = value.toNumber()
    if (Number.isSafeInteger(integer)) return integer === 0 ? 0 : integer
  }
  const kept = value.e < 28 && value.decimalPlaces() <= 28 && value.precision() <= 28 ? value : rounded(value)
  if (kept === undefined)
    throw logicError('OverflowError', `The number is too large: it is beyond ±${largest.toFixed()}.`)
  return kept.isInteger() && Number.isSafeInteger(kept.toNumber()) ? kept.toNumber() || 0 : kept
}

/** 2⁹⁶ − 1. */
const largest = new Decimal('79228162514264337593543950335')

const inRange = (value: Decimal): boolean => value.e <= 28 && rounded(value) !== undefined

/** With as many digits as fit; undefined where even its whole part does not. */
function rounded(value: Decimal): Decimal | undefined {
  const places = Math.min(28, 28 - value.e)
  if (places < 0) return undefined
  const most = value.toDecimalPlaces(places)
  if (fits(most, places)) return most
  const fewer = places > 0 ? value.toDecimalPlaces(places - 1) : undefined
  return fewer !== undefined && fits(fewer, places - 1) ? fewer : undefined
}

/** Do the digits of a number with so many places, the point left out, fit 96 bits? */
const fits = (value: Decimal, places: number): boolean =>
  !value.abs().greaterThan(new Decimal(largest).times(new Decimal(10).pow(-places)))
