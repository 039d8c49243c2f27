import {
  add,
  divide,
  doubleOf,
  isNumber,
  modulo,
  multiply,
  type NumberValue,
  negate,
  numberOf,
  orderNumbers,
  subtract,
} from '../../values/number.ts'
import type { Value } from '../../values/value.ts'
import { formulaError, numberIn, textIn, wholeIn } from '../coerce.ts'
import { power } from '../operators.ts'
import { overList } from '../overList.ts'
import type { PowerFxFunction } from '../powerFxFunction.ts'
import { floor } from './rounding.ts'

/** Numbers. Source: Power Fx, Abs and its like, Mod, Rand, Dec2Hex. */
export const mathFunctions: readonly PowerFxFunction[] = [
  {
    name: 'Abs',
    parameters: 'Number',
    least: 1,
    most: 1,
    summary: 'The number without its sign.',
    example: ['Abs(-2.5)', '2.5'],
    call: ([value = null]) =>
      overList(value, one => {
        const number = numberIn(one)
        return orderNumbers(number, 0) < 0 ? negate(number) : number
      }),
  },
  {
    name: 'Mod',
    parameters: 'Number, Divisor',
    least: 2,
    most: 2,
    summary: 'The rest of a division, with the sign of the divisor.',
    example: ['Mod(-7, 3)', '2'],
    call([value = null, by = null]) {
      const divisor = numberIn(by)
      const rest = modulo(numberIn(value), divisor)
      const otherSign = orderNumbers(rest, 0) !== 0 && orderNumbers(rest, 0) > 0 !== orderNumbers(divisor, 0) > 0
      return otherSign ? add(rest, divisor) : rest
    },
  },
  {
    name: 'Power',
    parameters: 'Base, Exponent',
    least: 2,
    most: 2,
    summary: 'The base raised to a power, as `^` does.',
    example: ['Power(2, 10)', '1024'],
    call: ([base = null, exponent = null]) => power(numberIn(base), numberIn(exponent)),
  },
  {
    name: 'Sqrt',
    parameters: 'Number',
    least: 1,
    most: 1,
    summary: 'The square root.',
    example: ['Sqrt(144)', '12'],
    call: ([value = null]) => overList(value, one => real(Math.sqrt, one, 'Sqrt')),
  },
  {
    name: 'Exp',
    parameters: 'Number',
    least: 1,
    most: 1,
    summary: 'e raised to a power.',
    example: ['Exp(0)', '1'],
    call: ([value = null]) => overList(value, one => real(Math.exp, one, 'Exp')),
  },
  {
    name: 'Ln',
    parameters: 'Number',
    least: 1,
    most: 1,
    summary: 'The logarithm to the base e.',
    example: ['Ln(1)', '0'],
    call: ([value = null]) => overList(value, one => real(Math.log, one, 'Ln')),
  },
  {
    name: 'Log',
    parameters: 'Number, [Base]',
    least: 1,
    most: 2,
    summary: 'The logarithm to a base, or to 10.',
    example: ['Log(8, 2)', '3'],
    call: ([value = null, base = 10]) =>
      overList(value, one => {
        const to = doubleOf(numberIn(base))
        return real(
          number => (to === 10 ? Math.log10(number) : to === 2 ? Math.log2(number) : Math.log(number) / Math.log(to)),
          one,
          'Log',
        )
      }),
  },
  {
    name: 'Rand',
    parameters: '',
    least: 0,
    most: 0,
    summary: 'A number from 0 to below 1, by chance.',
    example: ['Rand() < 1', 'true'],
    call: (_args, host) => numberOf(host.random()),
  },
  {
    name: 'RandBetween',
    parameters: 'From, To',
    least: 2,
    most: 2,
    summary: 'A whole number between two, both included, by chance.',
    example: ['RandBetween(3, 3)', '3'],
    call([from = null, to = null], host) {
      const low = negate(floor(negate(numberIn(from))))
      const high = floor(numberIn(to))
      if (orderNumbers(low, high) > 0) throw formulaError('RandBetween takes the smaller number first.')
      const count = add(subtract(high, low), 1)
      return add(low, floor(multiply(numberOf(host.random()), count)))
    },
  },
  {
    name: 'Dec2Hex',
    parameters: 'Number, [Places]',
    least: 1,
    most: 2,
    summary: 'A whole number in hexadecimal digits, filled with zeros; below 0 in 10 digits.',
    example: ['Dec2Hex(255, 4)', '"00FF"'],
    call([value = null, places = 0]) {
      const number = wholeIn(value)
      if (number < -(2 ** 39) || number >= 2 ** 39)
        throw formulaError(`Dec2Hex takes numbers of 10 hexadecimal digits, not ${number}.`)
      return (number < 0 ? number + 2 ** 40 : number).toString(16).toUpperCase().padStart(wholeIn(places), '0')
    },
  },
  {
    name: 'Hex2Dec',
    parameters: 'Digits',
    least: 1,
    most: 1,
    summary: 'The number of hexadecimal digits.',
    example: ['Hex2Dec("FF")', '255'],
    call([value = null], { culture }) {
      const digits = textIn(value, culture)
      if (!/^[0-9a-f]{0,10}$/i.test(digits)) throw formulaError('Hex2Dec takes up to 10 hexadecimal digits.')
      const number = Number.parseInt(digits || '0', 16)
      return number >= 2 ** 39 ? number - 2 ** 40 : number
    },
  },
  {
    name: 'IsNumeric',
    parameters: 'Value',
    least: 1,
    most: 1,
    summary: 'True for a number, and for a text that Value reads.',
    example: ['IsNumeric("12.5")', 'true'],
    call: ([value = null]) => isNumber(value) || (typeof value === 'string' && parseValue(value) !== undefined),
  },
  {
    name: 'Value',
    parameters: 'Text',
    least: 1,
    most: 1,
    summary: 'The number a text shows: with thousands separators, a currency sign or a percent sign; blank for blank.',
    example: ['Value("$1,234.50")', '1234.5'],
    call: ([value = null]) => overList(value, numberShown),
  },
  {
    name: 'Decimal',
    parameters: 'Text',
    least: 1,
    most: 1,
    summary: 'As Value: all numbers are decimals.',
    example: ['Decimal("12%")', '0.12'],
    call: ([value = null]) => overList(value, numberShown),
  },
]

/** What a function of real numbers gives; fails where it gives none. */
export function real(calculate: (number: number) => number, value: Value, name: string): NumberValue {
  const number = numberIn(value)
  const result = calculate(doubleOf(number))
  if (!Number.isFinite(result)) throw formulaError(`${name} has no value for ${textIn(number, '')}.`)
  return numberOf(result)
}

function numberShown(value: Value): Value {
  if (value === null || value === '') return null
  if (typeof value !== 'string') return numberIn(value)
  const number = parseValue(value)
  if (number === undefined) throw formulaError('Value takes a text that shows a number, such as "1,234.5".')
  return number
}

const shownNumber = /^([+-]?)\s*([$€£¥]?)\s*([+-]?)(\d[\d,]*\.?\d*|\.\d+)(e[+-]?\d{1,3})?\s*(%?)$/i

function parseValue(text: string): NumberValue | undefined {
  const found = shownNumber.exec(text.trim())
  if (found === null) return undefined
  const [, sign, currency, inner, digits = '', exponent = '', percent] = found
  if ((sign && inner) || (currency && percent)) return undefined
  const number = numberIn(digits.replaceAll(',', '') + exponent)
  const signed = sign === '-' || inner === '-' ? negate(number) : number
  return percent ? divide(signed, 100) : signed
}
