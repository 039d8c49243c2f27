import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { BinaryValue } from '../../src/values/binaryValue.ts'
import { equal, order } from '../../src/values/compare.ts'
import { CredentialValue } from '../../src/values/credentialValue.ts'
import { dateTimeOf } from '../../src/values/dateTime.ts'
import { ErrorValue } from '../../src/values/errorValue.ts'
import { FileValue, FolderValue } from '../../src/values/fileValue.ts'
import { parseNumber } from '../../src/values/number.ts'
import { Instance, List, RobinObject, Row, Table, type Value } from '../../src/values/value.ts'

/** One value of each kind, all different. */
const kinds: Readonly<Record<string, () => Value>> = {
  text: () => 'a',
  'other text': () => 'A',
  number: () => 1,
  decimal: () => parseNumber('1.5')!,
  true: () => true,
  date: () => dateTimeOf(2026, 1, 1),
  list: () => new List([1, new List(['a'])]),
  'other list': () => new List([1]),
  row: () => new Row(['a'], [1]),
  table: () => new Table(['a'], [[1]]),
  'other table': () => new Table(['b'], [[1]]),
  object: () => new RobinObject([['a', 1]]),
  'other object': () => new RobinObject([['A', 1]]),
  file: () => new FileValue('/a'),
  folder: () => new FolderValue('/a'),
  binary: () => new BinaryValue(new Uint8Array([1])),
  credential: () => new CredentialValue('a', 'b'),
  'other credential': () => new CredentialValue('a', 'c'),
  blank: () => null,
}
for (const [a, left] of Object.entries(kinds))
  test(`${a} equals another ${a} and nothing else`, () => {
    for (const [b, right] of Object.entries(kinds)) assert.equal(equal(left(), right()), a === b, `${a} = ${b}`)
  })

test('an instance and an error are equal to themselves only', () => {
  const excel = new Instance('excelinstance', {})
  assert.ok(equal(excel, excel))
  assert.ok(!equal(excel, new Instance('excelinstance', {})))
  assert.ok(!equal(new ErrorValue({ message: 'a' }), new ErrorValue({ message: 'b' })))
})

const alike: readonly [a: Value, b: Value][] = [
  [null, ''],
  [true, ' TRUE'],
  [false, 'false'],
  [parseNumber('1.50')!, parseNumber('1.5')!],
  [dateTimeOf(2026, 1, 1, 0, 0, 0, 0, 60), dateTimeOf(2026, 1, 1)],
]
test('blank is empty text, a boolean its word, a date what the clock shows', () => {
  for (const [a, b] of alike) assert.ok(equal(a, b) && equal(b, a))
})

test('numbers, texts and dates are ordered, and nothing else', () => {
  const rows: readonly [a: Value, b: Value][] = [
    [1, 2],
    [1, parseNumber('1.5')!],
    ['a', 'b'],
    ['a', 'B'],
    ['a', 'A'],
    ['', 'a'],
    [dateTimeOf(2025, 1, 1), dateTimeOf(2026, 1, 1)],
  ]
  for (const [a, b] of rows) assert.ok(order(a, b) < 0 && order(b, a) > 0, `${a} < ${b}`)
  for (const [a, b] of [
    [1, 'a'],
    [null, 1],
    [true, false],
    [new List(), new List()],
  ] as [Value, Value][])
    assert.throws(() => order(a, b), { kind: 'logic', code: 'InvalidComparisonError' })
})

test('the order of texts is one: what is smaller than the smaller is smaller', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'A', 'b', 'ä', '1', ' ', '-') })
  fc.assert(
    fc.property(text, text, text, (a, b, c) => {
      if (order(a, b) <= 0 && order(b, c) <= 0) assert.ok(order(a, c) <= 0)
    }),
  )
})
