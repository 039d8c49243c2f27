import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { dateRange, dayOf } from '../../src/odata/dateRange.ts'

/** A Wednesday, the last of its month. */
const now = Date.UTC(2024, 0, 31, 15, 30)

describe('Date functions of Dataverse stand for stretches of time', () => {
  const cases: readonly (readonly [name: string, value: number, from: string, to: string])[] = [
    ['Today', 0, '2024-01-31', '2024-02-01'],
    ['Yesterday', 0, '2024-01-30', '2024-01-31'],
    ['Tomorrow', 0, '2024-02-01', '2024-02-02'],
    ['Last7Days', 0, '2024-01-24', 'now'],
    ['ThisWeek', 0, '2024-01-28', '2024-02-04'],
    ['LastWeek', 0, '2024-01-21', '2024-01-28'],
    ['NextWeek', 0, '2024-02-04', '2024-02-11'],
    ['ThisMonth', 0, '2024-01-01', '2024-02-01'],
    ['NextMonth', 0, '2024-02-01', '2024-03-01'],
    ['LastYear', 0, '2023-01-01', '2024-01-01'],
    ['LastXHours', 2, '2024-01-31T13:30', 'now'],
    ['LastXDays', 1, '2024-01-30', 'now'],
    ['LastXWeeks', 2, '2024-01-17', 'now'],
    ['LastXMonths', 2, '2023-11-30', 'now'],
    ['LastXYears', 1, '2023-01-31', 'now'],
    ['NextXMonths', 1, 'from now', '2024-03-01'],
    ['NextXDays', 1, 'from now', '2024-02-02'],
    ['OlderThanXMinutes', 90, 'ever', '2024-01-31T14:00'],
    ['OlderThanXMonths', 11, 'ever', '2023-02-28'],
  ]
  const shown = (time: number | undefined): string | undefined => {
    if (time === undefined) return 'ever'
    if (time === now + 1) return 'now'
    if (time === now) return 'from now'
    return new Date(time).toISOString().replace(/(T00:00)?:00\.000Z$/, '')
  }
  for (const [name, value, from, to] of cases)
    test(`${name} ${value || ''}`, () => {
      const range = dateRange(name, now, value)
      assert.deepEqual([shown(range?.from), shown(range?.to)], [from, to])
    })

  test('what is no date function has none', () => {
    assert.equal(dateRange('toString', now, 1), undefined)
  })

  test('a day goes from midnight to midnight', () => {
    assert.deepEqual(dayOf(now), { from: Date.UTC(2024, 0, 31), to: Date.UTC(2024, 1, 1) })
  })
})
