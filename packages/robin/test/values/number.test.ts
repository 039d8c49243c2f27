import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  add,
  divide,
  multiply,
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
