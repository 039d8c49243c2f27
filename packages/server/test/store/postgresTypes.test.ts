import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { postgresTypes } from '../../src/store/postgresTypes.ts'

const timestamp = 1184

describe('A point in time as PostgreSQL sends it', () => {
  const read = postgresTypes.getTypeParser(timestamp) as unknown as (text: string) => number
  const cases: readonly (readonly [text: string, time: string])[] = [
    ['2022-09-05 08:04:11+00', '2022-09-05T08:04:11.000Z'],
    ['2022-09-05 08:04:11.5+00', '2022-09-05T08:04:11.500Z'],
    ['2022-09-05 08:04:11.123456+00', '2022-09-05T08:04:11.123Z'],
    ['0987-01-01 00:00:00+00', '0987-01-01T00:00:00.000Z'],
    ['0001-01-01 00:00:00+00', '0001-01-01T00:00:00.000Z'],
    ['2022-09-05 10:04:11.25+02', '2022-09-05T08:04:11.250Z'],
    ['2022-09-05 13:34:11+05:30', '2022-09-05T08:04:11.000Z'],
  ]
  for (const [text, time] of cases)
    test(`${text} is ${time}`, () => assert.equal(new Date(read(text)).toISOString(), time))

  test('is the time it was, to the millisecond', () => {
    const times = fc.integer({ min: Date.parse('0001-01-01'), max: Date.UTC(9999, 11, 31) })
    fc.assert(
      fc.property(times, time => {
        const text = new Date(time).toISOString().replace('T', ' ').replace('Z', '+00')
        assert.equal(read(text), time)
      }),
    )
  })
})
