import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { didYouMean, nearestName, sameName } from '../src/nearestName.ts'

describe('The nearest name', () => {
  const rows = [
    ['Custmer', ['Order', 'Customer'], 'Customer'],
    ['customer', ['Order', 'CUSTOMER'], 'CUSTOMER'],
    ['Cusotmer', ['Customer', 'Costume'], 'Customer'],
    ['A', ['B', 'Total'], undefined],
    ['Xyzzy', ['Order', 'Customer'], undefined],
    ['Total1', ['Total2', 'Total'], 'Total2'],
    ['', ['A'], undefined],
    ['Anything', [], undefined],
  ] as const
  for (const [name, candidates, expected] of rows) {
    test(`to '${name}' among ${candidates.join(', ') || 'none'} is ${expected ?? 'none'}`, () => {
      assert.equal(nearestName(name, candidates), expected)
    })
  }

  test('is said in words, or not at all', () => {
    assert.equal(didYouMean('Ordr', ['Order']), " Did you mean 'Order'?")
    assert.equal(didYouMean('Ordr', ['Customer']), '')
    assert.equal(didYouMean('x'.repeat(10_000), ['y'.repeat(10_000)]), '')
  })

  test('is the same in any case, of any alphabet', () => {
    for (const [a, b] of [
      ['Total', 'tOTAL'],
      ['Über', 'über'],
      ['_a', '_A'],
      ['', ''],
    ] as const) {
      assert.equal(sameName(a, b), true)
    }
    for (const [a, b] of [
      ['Total', 'Totals'],
      ['Text', 'Item'],
      ['a', ''],
      ['@', '`'],
    ] as const) {
      assert.equal(sameName(a, b), false)
    }
  })
})
