import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { bigint, boolean, choice, datetime, double, integer, string } from '@deskhand/contract/table'
import { formattedValue } from '../../src/odata/formattedValue.ts'

describe('Values are shown as people read them', () => {
  const cases = [
    [choice({ 8: 'Failed' }), 8, 'Failed'],
    [choice({ 8: 'Failed' }), 9, undefined],
    [integer(), 1234567, '1,234,567'],
    [bigint(), 1000001, '1,000,001'],
    [double(), 12.5, '12.50'],
    [boolean(), true, 'Yes'],
    [boolean(), false, 'No'],
    [boolean({ labels: { yes: 'Managed', no: 'Unmanaged' } }), true, 'Managed'],
    [boolean({ labels: { yes: 'Managed', no: 'Unmanaged' } }), false, 'Unmanaged'],
    [datetime(), Date.UTC(2023, 3, 7, 14, 59, 30), '4/7/2023 2:59 PM'],
    [datetime(), Date.UTC(2023, 11, 31, 0, 5), '12/31/2023 12:05 AM'],
    [datetime(), null, undefined],
    [string(10), 'text', undefined],
  ] as const
  for (const [column, value, shown] of cases)
    test(`${column.type} ${value}`, () => assert.equal(formattedValue(column, value), shown))
})
