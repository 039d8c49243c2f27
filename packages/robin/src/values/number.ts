import { Decimal as BaseDecimal } from 'decimal.js'
import { logicError } from '../runError.ts'

/** Decimal numbers with the 28 significant digits .NET's decimal has. */
export const Decimal = BaseDecimal.clone({ precision: 28, toExpNeg: -28, toExpPos: 29 })
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
  return narrow(new Decimal(value.toPrecision(15)))
}

/** The JavaScript number of a number, for action code. */
export const doubleOf = (value: NumberValue): number => (typeof value === 'number' ? value : value.toNumber())

const numericText = /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?\s*$/i

/** Reads a number with a decimal point and perhaps an exponent; undefined where the text is none. */
export function parseNumber(text: string): NumberValue | undefined {
  if (!numericText.test(text)) return undefined
  const value = new Decimal(text.trim())
  return value.e <= largestExponent ? narrow(value) : undefined
}

/** Shortest form, invariant: no trailing zeros, decimal point. */
export const numberText = (value: NumberValue): string => (typeof value === 'number' ? String(value) : value.toString())

export function add(a: NumberValue, b: NumberValue): NumberValue {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b
    if (Number.isSafeInteger(sum)) return sum
  }
  return narrow(new Decimal(a).plus(b))
}

export function subtract(a: NumberValue, b: NumberValue): NumberValue {
  if (typeof a === 'number' && typeof b === 'number') {
    const difference = a - b
    if (Number.isSafeInteger(difference)) return difference
  }
  return narrow(new Decimal(a).minus(b))
}

export function multiply(a: NumberValue, b: NumberValue): NumberValue {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b
    if (Number.isSafeInteger(product)) return product === 0 ? 0 : product
  }
  return narrow(new Decimal(a).times(b))
}

/** Real division: 7 / 2 is 3.5. */
export function divide(a: NumberValue, b: NumberValue): NumberValue {
  refuseZero(a, b)
  if (typeof a === 'number' && typeof b === 'number') {
    const quotient = a / b
    if (Number.isSafeInteger(quotient)) return quotient === 0 ? 0 : quotient
  }
  return narrow(new Decimal(a).dividedBy(b))
}

/** Remainder with the sign of the dividend, as in .NET. */
export function modulo(a: NumberValue, b: NumberValue): NumberValue {
  refuseZero(a, b)
  if (typeof a === 'number' && typeof b === 'number') {
    const rest = a % b
    return rest === 0 ? 0 : rest
  }
  return narrow(new Decimal(a).modulo(b))
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

/** One number, one form: integers that fit are JavaScript numbers. */
function narrow(value: Decimal): NumberValue {
  if (value.isInteger()) {
    const integer = value.toNumber()
    if (Number.isSafeInteger(integer)) return integer === 0 ? 0 : integer
  }
  if (!(value.e <= largestExponent))
    throw logicError('OverflowError', 'The number is too large: it has more than 308 digits.')
  return value
}

/** Up to here an action's code can have it as a JavaScript number. */
const largestExponent = 307
