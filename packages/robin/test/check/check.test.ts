import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { check } from '../../src/check/check.ts'
import { parse } from '../../src/syntax/parse.ts'
import { catalogue } from '../support/catalogue.ts'
import { program } from '../support/program.ts'

describe('The check', () => {
  test('gives its findings in the order of the text', () => {
    const found = check(parse('SET A TO B\nFoo.Bar\nLABEL A\nLABEL A\nSET A TO C').tree, catalogue)
    assert.deepEqual(
      found.map(({ line, code }) => `${line} ${code}`),
      ['1 unknown-variable', '2 unknown-action', '4 duplicate-label', '5 unknown-variable'],
    )
  })

  test('takes trees with errors, whatever was read of them', () => {
    fc.assert(
      fc.property(fc.nat(program.length), fc.nat(60), (from, length) => {
        check(parse(program.slice(0, from) + program.slice(from + length)).tree, catalogue)
      }),
      { numRuns: 300 },
    )
  })
})
