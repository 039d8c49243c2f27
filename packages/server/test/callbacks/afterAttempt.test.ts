import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { afterAttempt, deliveryStatus } from '../../src/callbacks/afterAttempt.ts'

const { Pending, Delivered, Failed, Refused } = deliveryStatus

describe('after an attempt', () => {
  for (const [title, outcome, attempts, status, retryIn] of [
    ['200 has delivered', { status: 200 }, 1, Delivered, undefined],
    ['204 has delivered', { status: 204 }, 4, Delivered, undefined],
    ['a redirect has failed', { status: 302 }, 1, Failed, undefined],
    ['400 has failed', { status: 400 }, 1, Failed, undefined],
    ['404 has failed', { status: 404 }, 1, Failed, undefined],
    ['429 has failed', { status: 429 }, 1, Failed, undefined],
    ['408 is tried again', { status: 408 }, 1, Pending, 1000],
    ['500 is tried again', { status: 500 }, 1, Pending, 1000],
    ['503 is tried again', { status: 503 }, 2, Pending, 1000],
    ['599 is tried again a third time', { status: 599 }, 3, Pending, 1000],
    ['500 has failed after three retries', { status: 500 }, 4, Failed, undefined],
    ['a broken connection is tried again', { error: 'ECONNRESET' }, 1, Pending, 1000],
    ['a broken connection has failed after three retries', { error: 'ECONNRESET' }, 4, Failed, undefined],
    ['a forbidden address is not tried again', { error: 'inside', refused: true }, 1, Refused, undefined],
  ] as const) {
    test(title, () => assert.deepEqual({ retryIn: undefined, ...afterAttempt(outcome, attempts) }, { status, retryIn }))
  }
})
