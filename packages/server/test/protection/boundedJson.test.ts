import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { DataverseError } from '@deskhand/contract/errors'
import fc from 'fast-check'
import { boundedJson } from '../../src/protection/boundedJson.ts'

const read = (text: string, encoding: BufferEncoding = 'utf8') => boundedJson(Buffer.from(text, encoding))

describe('JSON from outside', () => {
  test('is read as JSON.parse reads it', () =>
    fc.assert(fc.property(fc.json({ maxDepth: 5 }), text => assert.deepEqual(read(text), JSON.parse(text)))))

  for (const text of ['"\\\\"', '"\\""', '["\\\\\\"[",1]', '{"a":"[[[{{{,,,"}', '\uFEFF{"a":1}'])
    test(`${text} is read`, () => assert.deepEqual(read(text), JSON.parse(text.replace('\uFEFF', ''))))

  test('may be nothing', () => assert.equal(read(''), undefined))

  test('that is not UTF-8 is refused before anything is lost of it', () =>
    assert.throws(
      () => read('{"name":"caf\xe9"}', 'latin1'),
      (error: unknown) => error instanceof DataverseError && error.status === 400 && /is not UTF-8/.test(error.message),
    ))

  const deep = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)
  test('may be a hundred levels deep', () => assert.ok(Array.isArray(read(deep(100)))))

  for (const [what, text, status] of [
    ['deeper', deep(101), 400],
    ['deep and cut off', '{"a":'.repeat(1_000_000), 400],
    ['very wide', `[${'1,'.repeat(1_000_001)}1]`, 413],
    ['wide with objects', `[${'{},'.repeat(600_000)}{}]`, 413],
    ['not JSON', '{a:1}', 400],
    ['an open text', '"\\"', 400],
    ['of many backslashes', `"${'\\'.repeat(100_001)}`, 400],
  ] as const)
    test(`${what} is refused with ${status}`, () =>
      assert.throws(
        () => read(text),
        error => error instanceof DataverseError && error.status === status,
      ))
})
