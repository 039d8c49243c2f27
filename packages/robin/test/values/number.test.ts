import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  add,
  divide,
  multiply,
  type NumberValue,
  numberOf,
  numberText,
  orderNumbers,
  parseNumber,
  subtract,
} from '../../src/values/number.ts'

const texts: readonly [text: string, expected: string | undefined][] = [
  ['5', '5'],
  [' -1.50 ', '-1.5'],
  ['1e3', '1000'],
  ['.5', '0.5'],
  ['79228162514264337593543950335', '79228162514264337593543950335'],
  ['0.0000001', '0.0000001'],
  ['79228162514264337593543950335.4', '79228162514264337593543950335'],
  ['79228162514264337593543950336', undefined],
  ['-79228162514264337593543950336', undefined],
  ['1e300', undefined],
  ['1e-28', '0.0000000000000000000000000001'],
  ['1e-29', '0'],
  ['-1e-300', '0'],
  ['1.10', '1.1'],
  ['', undefined],
  ['1,5', undefined],
  ['0x10', undefined],
  ['Infinity', undefined],
]
for (const [text, expected] of texts)
  test(`'${text}' read as a number is ${expected ?? 'none'}`, () => {
    const value = parseNumber(text)
    assert.equal(value === undefined ? undefined : numberText(value), expected)
  })

test('a JavaScript number is taken with 15 digits', () => {
  assert.equal(numberText(numberOf(0.1 + 0.2)), '0.3')
  assert.equal(Object.is(numberOf(-0), 0), true)
})

const results: readonly [what: string, value: () => NumberValue, expected: string][] = [
  ['1 / 3', () => divide(1, 3), '0.3333333333333333333333333333'],
  ['2 / 3', () => divide(2, 3), '0.6666666666666666666666666667'],
  ['10 / 3', () => divide(10, 3), '3.3333333333333333333333333333'],
  ['800 / 9', () => divide(800, 9), '88.88888888888888888888888889'],
  ['7 / 2', () => divide(7, 2), '3.5'],
  ['1 / 2 + 1 / 2', () => add(divide(1, 2), divide(1, 2)), '1'],
  ['largest safe integer + 1', () => add(Number.MAX_SAFE_INTEGER, 1), '9007199254740992'],
  ['10^14 * 10^14', () => multiply(1e14, 1e14), '10000000000000000000000000000'],
  [
    'half to even, down',
    () => multiply(parseNumber('0.00000000000005') ?? 0, parseNumber('0.00000000000005') ?? 0),
    '0.0000000000000000000000000025',
  ],
  ['0.5 · 10^-28', () => divide(parseNumber('1e-28') ?? 0, 2), '0'],
  ['1.5 · 10^-28', () => divide(parseNumber('3e-28') ?? 0, 2), '0.0000000000000000000000000002'],
  ['2.5 · 10^-28', () => divide(parseNumber('5e-28') ?? 0, 2), '0.0000000000000000000000000002'],
]
for (const [what, value, expected] of results)
  test(`${what} is ${expected}`, () => assert.equal(numberText(value()), expected))

test('beyond the largest decimal stands a logic error', () => {
  const largest = parseNumber('79228162514264337593543950335') ?? 0
  for (const beyond of [
    () => add(largest, 1),
    () => multiply(largest, -2),
    () => divide(largest, parseNumber('0.5') ?? 1),
    () => numberOf(1e29),
  ])
    assert.throws(beyond, { kind: 'logic', code: 'OverflowError' })
  assert.equal(numberText(subtract(largest, 1)), '79228162514264337593543950334')
})

test('every result fits 96 bits and 28 places', () => {
  const digits = fc.tuple(fc.bigInt(-(2n ** 96n) + 1n, 2n ** 96n - 1n), fc.integer({ min: 0, max: 28 }))
  const any = digits.map(([whole, places]) => parseNumber(`${whole}e-${places}`) ?? 0)
  fc.assert(
    fc.property(any, any, fc.constantFrom(add, subtract, multiply, divide), (a, b, operate) => {
      let result: NumberValue
      try {
        result = operate(a, b)
      } catch {
        return
      }
      const text = numberText(result)
      const [, fraction = ''] = text.split('.')
      assert.ok(fraction.length <= 28, text)
      assert.ok(BigInt(text.replace(/[-.]/g, '')) < 2n ** 96n, text)
      assert.doesNotMatch(text, /\.\d*0$|e/)
    }),
  )
})

const number = fc.oneof(
  fc.maxSafeInteger(),
  fc.integer({ min: -1e9, max: 1e9 }).map(one => divide(one, 1000)),
)

test('what is added can be taken away', () => {
  fc.assert(fc.property(number, number, (a, b) => orderNumbers(subtract(add(a, b), b), a) === 0))
})
test('a number has one form only, whatever it was made by', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 1, max: 1000 }), (a, b) => Object.is(divide(multiply(a, b), b), a)),
  )
})
test('a number is read back from its text', () => {
  fc.assert(fc.property(number, one => orderNumbers(parseNumber(numberText(one)) ?? 0, one) === 0))
})
