import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { matchesPattern } from '../../src/fetchXml/matchesPattern.ts'

describe('matchesPattern', () => {
  const cases: readonly (readonly [text: string, pattern: string, matches: boolean])[] = [
    ['failed', 'failed', true],
    ['failed', 'fail', false],
    ['failed', 'fail%', true],
    ['failed', '%led', true],
    ['failed', '%a%e%', true],
    ['failed', '%e%a%', false],
    ['failed', '_ail__', true],
    ['failed', '_ail_', false],
    ['failed', '[a-f]ailed', true],
    ['failed', '[^a-f]ailed', false],
    ['100% done', '100[%]%', true],
    ['1000 done', '100[%]%', false],
    ['a[b', 'a[b', true],
    ['', '%', true],
    ['', '_', false],
    ['😀', '_', true],
  ]
  for (const [text, pattern, matches] of cases)
    test(`'${text}' ${matches ? 'is' : 'is not'} like '${pattern}'`, () =>
      assert.equal(matchesPattern(text, pattern), matches))

  test('is what a regular expression says, without sets', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '%', '_'), maxLength: 8 })
    fc.assert(
      fc.property(letters, letters, (text, pattern) => {
        const expression = new RegExp(`^${pattern.replaceAll('%', '.*').replaceAll('_', '.')}$`, 's')
        assert.equal(matchesPattern(text, pattern), expression.test(text))
      }),
    )
  })
})
