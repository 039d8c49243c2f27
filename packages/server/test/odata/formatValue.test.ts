import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { formatTime, timeFormatter } from '../../src/odata/formatValue.ts'

describe('A point in time', () => {
  const cases: readonly (readonly [time: number, text: string])[] = [
    [0, '1970-01-01T00:00:00Z'],
    [1655384080123, '2022-06-16T12:54:40Z'],
    [Date.UTC(2024, 1, 29, 23, 59, 59, 999), '2024-02-29T23:59:59Z'],
    [-1, '1969-12-31T23:59:59Z'],
    [Date.UTC(987, 0, 1), '0987-01-01T00:00:00Z'],
  ]
  for (const [time, text] of cases) test(`${time} is written ${text}`, () => assert.equal(formatTime(time), text))

  test('is written as the platform writes it, without parts of seconds, whatever was written before it', () => {
    const format = timeFormatter()
    const times = fc.integer({ min: Date.UTC(1, 0, 1), max: Date.UTC(9999, 11, 31) })
    fc.assert(
      fc.property(times, time => {
        assert.equal(format(time), `${new Date(Math.floor(time / 1000) * 1000).toISOString().slice(0, 19)}Z`)
      }),
    )
  })
})
