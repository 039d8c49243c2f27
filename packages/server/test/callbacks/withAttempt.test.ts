import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { withAttempt } from '../../src/callbacks/withAttempt.ts'

describe('the log of a delivery', () => {
  test('grows by an attempt with its status', () =>
    assert.equal(
      withAttempt('[]', { startedOn: 0, duration: 7, outcome: { status: 204 } }),
      '[{"startedOn":"1970-01-01T00:00:00.000Z","duration":7,"status":204}]',
    ))

  test('grows by an attempt with the beginning of its error', () => {
    const [entry] = JSON.parse(withAttempt('[]', { startedOn: 0, duration: 7, outcome: { error: 'x'.repeat(3000) } }))
    assert.equal(entry.error.length, 2000)
  })

  test('fits into its column, however many attempts there were', () => {
    let log = '[]'
    for (let startedOn = 0; startedOn < 100; startedOn++)
      log = withAttempt(log, { startedOn, duration: 0, outcome: { error: 'x'.repeat(3000) } })
    assert.ok(log.length <= 100_000)
    assert.equal(JSON.parse(log).at(-1).startedOn, '1970-01-01T00:00:00.099Z')
  })
})
