import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fromTypedJson } from '../../src/values/fromTypedJson.ts'
import { fromJson, toJson } from '../../src/values/json.ts'
import { Row, Table } from '../../src/values/value.ts'

const json = fc.letrec(tie => ({
  any: fc.oneof(
    { depthSize: 'small' },
    fc.string(),
    fc.boolean(),
    fc.constant(null),
    fc.integer(),
    fc.integer().map(one => one / 8),
    fc.array(tie('any')),
    fc.dictionary(fc.string(), tie('any'), { noNullPrototype: true }),
  ),
})).any

test('JSON goes through a value and back', () => {
  fc.assert(fc.property(json, one => assert.deepEqual(toJson(fromJson(one)), one)))
})

test('a key called __proto__ is a key like any other', () => {
  const given = JSON.parse('{"__proto__": 1}')
  assert.equal(JSON.stringify(toJson(fromJson(given))), '{"__proto__":1}')
})

test('a table is a list of objects, a row one of them', () => {
  const table = new Table(['a', 'b'], [[1, 'x'], [2]])
  assert.deepEqual(toJson(table), [
    { a: 1, b: 'x' },
    { a: 2, b: null },
  ])
  assert.ok(table.rows[0] instanceof Row)
})

test('what does not fit its declared type is none', () => {
  const rows: readonly [json: unknown, type: string][] = [
    ['x', 'Numeric'],
    [[], 'Numeric'],
    [1, 'Bool'],
    [{}, 'List'],
    [[], 'CustomObject'],
    [[1], 'DataTable'],
    ['soon', 'DateTime'],
  ]
  for (const [given, type] of rows)
    assert.equal(
      fromTypedJson(given, type, { culture: 'en-US', folder: '/made' }),
      undefined,
      `${JSON.stringify(given)} as ${type}`,
    )
})
