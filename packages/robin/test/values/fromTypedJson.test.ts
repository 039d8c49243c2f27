import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { equal } from '../../src/values/compare.ts'
import { DateTime } from '../../src/values/dateTime.ts'
import { FileValue, FolderValue } from '../../src/values/fileValue.ts'
import { fromTypedJson } from '../../src/values/fromTypedJson.ts'
import { fromJson, jsonText, parseJson, toJson } from '../../src/values/json.ts'
import { divide, numberText, parseNumber } from '../../src/values/number.ts'
import { textOf } from '../../src/values/textOf.ts'
import { List, RobinObject, Row, Table, type Value } from '../../src/values/value.ts'

const context = { culture: 'de-DE', folder: '/made' }

const rows: readonly [json: unknown, type: string, expected: Value | undefined][] = [
  ['a', 'String', 'a'],
  [12.5, 'String', '12.5'],
  [true, 'String', 'True'],
  [null, 'String', ''],
  [{ a: 1 }, 'String', '{"a":1}'],
  [[1, 'b'], 'String', '[1,"b"]'],
  [12, 'Numeric', 12],
  ['12', 'numeric', 12],
  [0.1, 'Numeric', divide(1, 10)],
  ['79228162514264337593543950335', 'Numeric', parseNumber('79228162514264337593543950335')],
  ['1e300', 'Numeric', undefined],
  [null, 'Numeric', undefined],
  [true, 'Bool', true],
  [' FALSE ', 'Bool', false],
  [0, 'Bool', undefined],
  [[1, [2]], 'List', new List([1, new List([2])])],
  ['[1, "a"]', 'List', new List([1, 'a'])],
  ['[1', 'List', undefined],
  [{ A: 1 }, 'CustomObject', new RobinObject([['A', 1]])],
  ['{"A": 12345678901234567890}', 'CustomObject', new RobinObject([['A', parseNumber('12345678901234567890')!]])],
  [[{ a: 1 }, { b: 2 }], 'DataTable', new Table(['a', 'b'], [[1], [null, 2]])],
  [[], 'DataTable', new Table()],
  [[[1, 2], [3]], 'DataTable', new Table(['Column1', 'Column2'], [[1, 2], [3]])],
  ['[{"a":1}]', 'DataTable', new Table(['a'], [[1]])],
  [[1, {}], 'DataTable', undefined],
  [{ a: 1 }, 'DataRow', new Row(['a'], [1])],
  ['2026-09-05T14:07:03', 'DateTime', new DateTime(Date.UTC(2026, 8, 5, 14, 7, 3))],
  ['05.09.2026', 'DateTime', new DateTime(Date.UTC(2026, 8, 5))],
  ['in/a.txt', 'File', new FileValue('/made/in/a.txt')],
  ['/x', 'Folder', new FolderValue('/x')],
  ['', 'File', undefined],
  ['a\0b', 'Folder', undefined],
  [{ k: [1] }, 'SomethingElse', new RobinObject([['k', new List([1])]])],
  [1, 'constructor', 1],
]
for (const [json, type, expected] of rows)
  test(`${JSON.stringify(json)} as ${type} is ${expected === undefined ? 'none' : textOf(expected, 'en-US') || 'empty'}`, () => {
    const value = fromTypedJson(json, type, context)
    if (expected === undefined) assert.equal(value, undefined)
    else assert.ok(equal(value ?? null, expected) && typeof value === typeof expected, textOf(value ?? null, 'en-US'))
  })

const number = fc
  .tuple(fc.bigInt(-(2n ** 95n), 2n ** 95n), fc.integer({ min: 0, max: 28 }))
  .map(([whole, places]) => parseNumber(`${whole}e-${places}`) ?? 0)
const plain: fc.Arbitrary<Value> = fc.letrec<{ any: Value }>(tie => ({
  any: fc.oneof(
    { depthSize: 'small' },
    fc.string(),
    fc.boolean(),
    number,
    fc.constant(null),
    fc.array(tie('any')).map(items => new List(items)),
    fc.array(fc.tuple(fc.string(), tie('any'))).map(entries => new RobinObject(entries)),
  ),
})).any

test('a value goes through the text of JSON and back with all its digits', () => {
  fc.assert(fc.property(plain, value => assert.ok(equal(parseJson(jsonText(value)), value), jsonText(value))))
})

test('the types of inputs come back from the JSON of outputs', () => {
  const small = fc.integer({ min: -1e9, max: 1e9 }).map(one => divide(one, 1000))
  const cell = fc.oneof(fc.string(), fc.boolean(), small)
  const table = fc
    .tuple(fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: 4 }))
    .chain(([columns, height]) => {
      const names = columns.filter(name => !/^\d+$/.test(name)).concat('last column')
      const row = fc.array(cell, { minLength: names.length, maxLength: names.length })
      return fc.array(row, { minLength: height, maxLength: height }).map(cells => new Table(names, cells))
    })
  const typed = fc.oneof(
    fc.tuple(fc.constant('String'), fc.string()),
    fc.tuple(fc.constant('Numeric'), small),
    fc.tuple(fc.constant('Bool'), fc.boolean()),
    fc.tuple(fc.constant('DataTable'), table),
    fc.tuple(
      fc.constant('DateTime'),
      fc
        .tuple(
          fc.integer({ min: -6e10, max: 2.5e11 }),
          fc.option(fc.integer({ min: -840, max: 840 }), { nil: undefined }),
        )
        .map(([wall, offset]) => new DateTime(wall * 1000 + 7, offset)),
    ),
    fc.tuple(fc.constant('File'), fc.constant(new FileValue('/made/a b.txt'))),
    fc.tuple(fc.constant('Folder'), fc.constant(new FolderValue('/made'))),
  )
  fc.assert(
    fc.property(typed, ([type, value]) => {
      const back = fromTypedJson(JSON.parse(JSON.stringify(toJson(value))), type, context)
      assert.ok(back !== undefined && equal(back, value), `${type} ${JSON.stringify(toJson(value))}`)
    }),
  )
})

test('JSON keeps the digits of its numbers where it is read and written as text', () => {
  const text = '{"id":12345678901234567890,"rate":0.1234567890123456789012345678,"small":[1,2.5],"__proto__":1}'
  const value = parseJson(text)
  assert.equal(jsonText(value), text)
  assert.equal(numberText((value as RobinObject).get('id') as number), '12345678901234567890')
  assert.equal(jsonText(fromJson([1, { a: null }])), '[1,{"a":null}]')
})
