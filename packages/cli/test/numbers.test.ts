import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wholeNumber } from '../src/numbers.ts'

for (const [text, number] of [
  ['0', 0],
  ['8080', 8080],
  ['007', 7],
] as const)
  test(`'${text}' is ${number}`, () => assert.equal(wholeNumber(text, '--port'), number))

for (const value of ['', '-1', '1.5', '1e3', ' 1', 'many', undefined, true])
  test(`${typeof value === 'string' ? `'${value}'` : value} is refused, naming the option`, () =>
    assert.throws(() => wholeNumber(value, '--port'), { message: `--port takes a whole number, not '${value}'` }))
