import assert from 'node:assert/strict'
import type { IncomingHttpHeaders } from 'node:http'
import { describe, test } from 'node:test'
import { conditionsOf } from '../../src/routes/conditions.ts'

const rows: readonly (readonly [IncomingHttpHeaders, object])[] = [
  [{}, { mustExist: false, mustNotExist: false }],
  [{ 'if-none-match': 'null' }, { mustExist: false, mustNotExist: false }],
  [{ 'if-none-match': '*' }, { mustExist: false, mustNotExist: true }],
  [{ 'if-match': '*' }, { mustExist: true, mustNotExist: false }],
  [{ 'if-match': 'W/"1069462"' }, { mustExist: true, mustNotExist: false, version: 1_069_462 }],
]

describe('If-Match and If-None-Match', () => {
  for (const [headers, expected] of rows) {
    test(`${JSON.stringify(headers)} is understood`, () => assert.deepEqual(conditionsOf(headers), expected))
  }
  test('an etag that is none is refused', () =>
    assert.throws(() => conditionsOf({ 'if-match': 'abc' }), { code: '0x80060888' }))
  for (const value of ['', ' ', '""', 'W/""'])
    test(`an etag without a version, ${JSON.stringify(value)}, is refused`, () =>
      assert.throws(() => conditionsOf({ 'if-match': value }), { code: '0x80060883' }))
})
