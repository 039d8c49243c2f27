import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shownOutputs } from '../../src/evaluate/shownOutputs.ts'

test('sensitive outputs are shown as null, the others as they are', () => {
  const outputs = { Name: 'Ada', Password: 'secret', Count: 2 }
  assert.deepEqual(shownOutputs({ status: 'succeeded', outputs, sensitiveOutputs: ['Password'] }), {
    Name: 'Ada',
    Password: null,
    Count: 2,
  })
})
