import assert from 'node:assert/strict'
import { test } from 'node:test'
import { functions as evaluated } from '../src/evaluate/functions.ts'
import { functions } from '../src/functions.ts'

test('The functions that the check knows are those that are evaluated', () => {
  const known = [...functions].map(([key, { least, most }]) => [key, least, most])
  assert.deepEqual(
    known.sort(),
    Object.entries(evaluated)
      .map(([key, { least, most }]) => [key, least, most])
      .sort(),
  )
})
