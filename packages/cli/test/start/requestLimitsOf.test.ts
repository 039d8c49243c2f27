import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { requestLimitsOf } from '../../src/start/requestLimitsOf.ts'

describe('--limits', () => {
  for (const [text, limits] of [
    ['dataverse', { requests: 6000, time: 1_200_000, concurrent: 52 }],
    ['requests=10', { requests: 10, time: null, concurrent: null }],
    ['concurrent=2, time=5000,requests=1', { requests: 1, time: 5000, concurrent: 2 }],
  ] as const)
    test(`${text}`, () => assert.deepEqual(requestLimitsOf(text), limits))

  for (const text of ['', 'azure', 'requests', 'requests=0', 'requests=-1', 'requests=1e3', 'requests=1,', 'memory=1'])
    test(`'${text}' is refused`, () => assert.throws(() => requestLimitsOf(text), /--limits takes 'dataverse'/))
})
