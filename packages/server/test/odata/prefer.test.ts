import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { prefer, wants } from '../../src/odata/prefer.ts'

describe('The Prefer header is read', () => {
  const any = 'odata.include-annotations="*"'
  const two = 'OData.Community.Display.V1.FormattedValue,Microsoft.Dynamics.CRM.lookuplogicalname'
  const cases = [
    [undefined, { annotations: [], applied: [] }],
    [`odata.maxpagesize=2,${any}`, { maxPageSize: 2, annotations: ['*'], applied: ['odata.maxpagesize=2', any] }],
    ['odata.include-annotations=*', { annotations: ['*'], applied: ['odata.include-annotations=*'] }],
    [
      `odata.include-annotations="${two}", odata.maxpagesize=5`,
      {
        maxPageSize: 5,
        annotations: two.split(','),
        applied: [`odata.include-annotations="${two}"`, 'odata.maxpagesize=5'],
      },
    ],
    [
      `odata.include-annotations=${two},return=representation`,
      {
        annotations: two.split(','),
        returnRepresentation: true,
        applied: [`odata.include-annotations=${two}`, 'return=representation'],
      },
    ],
    ['odata.maxpagesize=none, wait=10', { annotations: [], applied: [] }],
    ['odata.continue-on-error', { annotations: [], continueOnError: true, applied: ['odata.continue-on-error'] }],
  ] as const
  for (const [header, expected] of cases) {
    test(header ?? 'no header', () =>
      assert.deepEqual(prefer(header), { returnRepresentation: false, continueOnError: false, ...expected }),
    )
  }
})

describe('Annotations are asked for by name or pattern', () => {
  const formatted = 'OData.Community.Display.V1.FormattedValue'
  const cases = [
    [[], false],
    [['*'], true],
    [['OData.Community.Display.V1.*'], true],
    [['Microsoft.Dynamics.CRM.*'], false],
    [[formatted], true],
    [['*', `-${formatted}`], false],
    [[`-${formatted}`, '*'], false],
    [['-OData.Community.*', formatted], true],
    [['OData.*', '-*'], true],
  ] as const
  for (const [patterns, expected] of cases) {
    test(patterns.join(' ') || 'nothing', () => assert.equal(wants(patterns, formatted), expected))
  }
})
