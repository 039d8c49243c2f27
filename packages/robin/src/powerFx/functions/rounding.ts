import { Decimal, decimalOf, type NumberValue } from '../../values/number.ts'
import type { Value } from '../../values/value.ts'
import { formulaError, numberIn, wholeIn } from '../coerce.ts'
import { overList } from '../overList.ts'
import type { PowerFxFunction } from '../powerFxFunction.ts'

/** Rounding. Source: Power Fx, Round. */
export const roundingFunctions: readonly PowerFxFunction[] = [
  {
    name: 'Round',
    parameters: 'Number, Places',
    least: 2,
    most: 2,
    summary: 'Rounded to decimal places, a half away from 0; places below 0 are left of the point.',
    example: ['Round(-7.5, 0)', '-8'],
    call: ([value = null, places = null]) =>
      overList(value, one => rounded(numberIn(one), digits(places), Decimal.ROUND_HALF_UP)),
  },
  {
    name: 'RoundUp',
    parameters: 'Number, Places',
    least: 2,
    most: 2,
    summary: 'Rounded away from 0.',
    example: ['RoundUp(430.123, 2)', '430.13'],
    call: ([value = null, places = null]) =>
      overList(value, one => rounded(numberIn(one), digits(places), Decimal.ROUND_UP)),
  },
  {
    name: 'RoundDown',
    parameters: 'Number, Places',
    least: 2,
    most: 2,
    summary: 'Rounded towards 0.',
    example: ['RoundDown(-7.9, 0)', '-7'],
    call: ([value = null, places = null]) =>
      overList(value, one => rounded(numberIn(one), digits(places), Decimal.ROUND_DOWN)),
  },
  {
    name: 'Int',
    parameters: 'Number',
    least: 1,
    most: 1,
    summary: 'The whole number at or below.',
    example: ['Int(-4.3)', '-5'],
    call: ([value = null]) => overList(value, one => floor(numberIn(one))),
  },
  {
    name: 'Trunc',
    parameters: 'Number, [Places]',
    least: 1,
    most: 2,
    summary: 'The number without its decimal places.',
    example: ['Trunc(-4.3)', '-4'],
    call: ([value = null, places = 0]) =>
      overList(value, one => rounded(numberIn(one), digits(places), Decimal.ROUND_DOWN)),
  },
]

/** The whole number at or below. */
export const floor = (value: NumberValue): NumberValue => rounded(value, 0, Decimal.ROUND_FLOOR)

type Rounding = NonNullable<Parameters<Decimal['toDecimalPlaces']>[1]>

/** A number with so many decimal places; below 0, with so many zeros in front of the point. */
export function rounded(value: NumberValue, places: number, rounding: Rounding = Decimal.ROUND_HALF_UP): NumberValue {
  const number = new Decimal(value)
  if (places >= 0) return decimalOf(number.toDecimalPlaces(places, rounding))
  return decimalOf(number.toNearest(new Decimal(10).pow(-places), rounding))
}

function digits(value: Value): number {
  const places = wholeIn(value)
  if (Math.abs(places) > 28) throw formulaError(`Numbers are rounded to at most 28 places, not to ${places}.`)
  return places
}
