import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '../src/newId.ts'

test('ids made later sort later', () => {
  const ids = [1, 2, 0x10_000, 0x1_0000_0000, 1_795_000_000_000].map(now => newId(now))
  assert.deepEqual([...ids].sort(), ids)
})

test('an id is a UUID of version 7', () =>
  assert.equal(newId(0x0123_4567_89ab, 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee'), '01234567-89ab-7ccc-8ddd-eeeeeeeeeeee'))
