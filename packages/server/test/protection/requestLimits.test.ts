import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { DataverseError } from '@deskhand/contract/errors'
import { dataverseLimits, type RequestLimitSettings, requestLimits } from '../../src/protection/requestLimits.ts'

function limited(settings: Partial<RequestLimitSettings>) {
  const clock = { now: 1_000_000 }
  const limits = requestLimits({ requests: null, time: null, concurrent: null, ...settings }, () => clock.now)
  const request = (took = 0, userId = 'user') => {
    const headers: Record<string, string> = {}
    const { leave } = limits.enter(userId, (name, value) => {
      headers[name] = value
    })
    clock.now += took
    leave()
    return headers
  }
  const refusal = (userId = 'user') => {
    try {
      limits.enter(userId)
    } catch (error) {
      assert.ok(error instanceof DataverseError)
      return [error.status, error.code, error.message, error.retryAfterSeconds]
    }
    return undefined
  }
  return { clock, limits, request, refusal }
}

describe('Limits for each user', () => {
  test('refuse the request after so many in five minutes, until the oldest are out of the window', () => {
    const { clock, request, refusal } = limited({ requests: 3 })
    request()
    clock.now += 10_000
    request()
    request()
    clock.now += 7000
    assert.deepEqual(refusal(), [
      429,
      '0x80072322',
      'Number of requests exceeded the limit of 3 over time window of 300 seconds.',
      283,
    ])
    clock.now += 283_000
    request()
    assert.equal(refusal()?.[3], 10)
  })

  test('refuse it after so much time, of requests one after another or side by side', () => {
    const { clock, limits, request, refusal } = limited({ time: 1_200_000 })
    request(100_000)
    const side = Array.from({ length: 11 }, () => limits.enter('user'))
    clock.now += 100_000
    for (const { leave } of side) leave()
    assert.deepEqual(refusal(), [
      429,
      '0x80072321',
      'Combined execution time of incoming requests exceeded limit of 1,200,000 milliseconds over time window of 300 seconds. Decrease number of concurrent requests or reduce the duration of requests and try again later.',
      200,
    ])
    clock.now += 200_000
    assert.equal(refusal(), undefined)
  })

  test('refuse more at a time', () => {
    const { limits, refusal } = limited({ concurrent: 2 })
    const first = limits.enter('user')
    limits.enter('user')
    assert.deepEqual(refusal(), [429, '0x80072326', 'Number of concurrent requests exceeded the limit of 2.', 1])
    first.leave()
    first.leave()
    limits.enter('user')
    assert.equal(refusal()?.[1], '0x80072326')
  })

  test('count each user alone', () => {
    const { request, refusal } = limited({ requests: 1 })
    request()
    assert.equal(refusal()?.[0], 429)
    assert.equal(refusal('another'), undefined)
  })

  test('do not count what they refuse', () => {
    const { clock, request, refusal } = limited({ requests: 1 })
    request()
    for (let time = 0; time < 10; time++) refusal()
    clock.now += 300_000
    assert.equal(refusal(), undefined)
  })

  test('tell what is left', () => {
    const { request } = limited(dataverseLimits)
    request(1270)
    assert.deepEqual(request(), {
      'x-ms-ratelimit-burst-remaining-xrm-requests': '5998',
      'x-ms-ratelimit-time-remaining-xrm-requests': '1,198.73',
      'x-ms-dop-hint': '4',
    })
  })

  test('tell what is left where they refuse, too', () => {
    const { limits, request } = limited({ ...dataverseLimits, requests: 2 })
    request(1000)
    request()
    const told: (readonly [string, string])[] = []
    assert.throws(() => limits.enter('user', (...header) => told.push(header)), { errorName: 'TooManyRequests' })
    assert.deepEqual(told, [
      ['x-ms-ratelimit-burst-remaining-xrm-requests', '0'],
      ['x-ms-ratelimit-time-remaining-xrm-requests', '1,199.00'],
      ['x-ms-dop-hint', '4'],
    ])
  })

  test('slide: what is counted is what the last five minutes hold', () => {
    const { clock, request, refusal } = limited({ requests: 60 })
    for (let minute = 0; minute < 30; minute++) {
      for (let count = 0; count < 12; count++) request()
      clock.now += 60_000
    }
    for (let count = 0; count < 12; count++) request()
    assert.equal(refusal()?.[3], 60)
  })

  test('forget users who are gone to make room for others', () => {
    const { request, refusal } = limited({ requests: 1 })
    request()
    for (let user = 0; user < 10_000; user++) request(0, `user ${user}`)
    assert.equal(refusal(), undefined)
    assert.equal(refusal('user 9999')?.[0], 429)
  })
})
