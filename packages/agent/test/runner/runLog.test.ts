import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { LogEntry } from '@deskhand/contract/agentMessages'
import { defaultLimits } from '../../src/options.ts'
import { createRunLog } from '../../src/runner/runLog.ts'
import { fakeClock } from '../support/fakeClock.ts'

const report = { action: 'SET', subflow: 'Main', line: 1, time: 0, duration: 0, insideErrorHandling: false }

function newLog(limits: Partial<typeof defaultLimits> = {}) {
  const clock = fakeClock()
  const sent: LogEntry[][] = []
  const log = createRunLog({ ...defaultLimits, ...limits }, entries => sent.push(entries), clock)
  return { clock, sent, log }
}

describe('The log of a run', () => {
  test('is sent when an entry is 200 ms old', async () => {
    const { clock, sent, log } = newLog()
    log.listener.statement(report)
    await clock.advance(199)
    assert.equal(sent.length, 0)
    await clock.advance(1)
    assert.deepEqual(sent, [
      [{ index: 0, action: 'SET', subflow: 'Main', line: 1, time: 0, duration: 0, level: 'info', status: 'Succeeded' }],
    ])
  })

  test('is sent when there are 500 entries, and the rest goes with the end', () => {
    const { sent, log } = newLog()
    for (let line = 0; line < 501; line += 1) log.listener.statement(report)
    assert.deepEqual(
      sent.map(({ length }) => length),
      [500],
    )
    assert.deepEqual(
      log.rest().map(({ index }) => index),
      [500],
    )
  })

  test('shows failed statements as errors', () => {
    const { log } = newLog()
    log.listener.statement({ ...report, insideErrorHandling: true, error: { code: 'A', message: 'B' } })
    const [entry] = log.rest()
    assert.equal(entry?.level, 'error')
    assert.equal(entry?.status, 'Failed')
    assert.equal(entry?.insideErrorHandling, true)
    assert.deepEqual(entry?.error, { code: 'A', message: 'B' })
  })

  test('keeps the beginning of a message that is too long', () => {
    const { log } = newLog()
    log.listener.message('info', 'x'.repeat(1_000_000), 1, 'Main')
    assert.equal(log.rest()[0]?.message?.length, 10_000)
  })

  for (const [limit, limits] of [
    ['entries', { logEntries: 2 }],
    ['bytes', { logBytes: 400 }],
  ] as const)
    test(`says where it was cut by its limit of ${limit}`, () => {
      const { log } = newLog(limits)
      for (let line = 0; line < 5; line += 1) log.listener.statement(report)
      assert.deepEqual(
        log.rest().map(({ index, message }) => [index, message]),
        [
          [0, undefined],
          [1, undefined],
          [2, 'The log was cut here: 3 more entries were not kept.'],
        ],
      )
    })
})
