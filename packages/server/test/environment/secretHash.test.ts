import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { hashSecret, secretMatches } from '../../src/environment/secretHash.ts'

describe('a client secret', () => {
  for (const [title, given, kept, matches] of [
    ['matches its own hash', 'secret', [hashSecret('secret')], true],
    ['matches one of several', 'secret', [hashSecret('older'), hashSecret('secret')], true],
    ['does not match another', 'secret', [hashSecret('other')], false],
    ['does not match when none is kept', 'secret', [], false],
    ['is not its hash', hashSecret('secret'), [hashSecret('secret')], false],
    ['does not match a hash of another length', 'secret', ['', 'short'], false],
  ] as const) {
    test(title, () => assert.equal(secretMatches(given, kept), matches))
  }
})
