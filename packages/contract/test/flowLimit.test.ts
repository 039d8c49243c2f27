import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { flowLimit } from '../src/flowLimit.ts'

describe('The time a flow gives its runs', () => {
  const cases: readonly (readonly [metadata: string | null, seconds: number | undefined])[] = [
    ['{"flowTimeout":5}', 300],
    ['{"flowTimeout":0.5}', 30],
    ['{"flowTimeout":null}', undefined],
    ['{"flowTimeout":0}', undefined],
    ['{"flowTimeout":"5"}', undefined],
    ['{}', undefined],
    ['no JSON', undefined],
    ['null', undefined],
    [null, undefined],
  ]
  for (const [metadata, seconds] of cases)
    test(`${metadata} is ${seconds ?? 'no'} seconds`, () => assert.equal(flowLimit(metadata), seconds))
})
