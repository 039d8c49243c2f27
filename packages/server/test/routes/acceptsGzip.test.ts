import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { acceptsGzip } from '../../src/routes/acceptsGzip.ts'

describe('Accept-Encoding', () => {
  const rows: readonly (readonly [string | undefined, boolean])[] = [
    [undefined, false],
    ['', false],
    ['gzip', true],
    ['gzip, deflate, br', true],
    ['br;q=1.0, GZIP;q=0.8', true],
    ['x-gzip', true],
    ['identity', false],
    ['deflate', false],
    ['*', true],
    ['gzip;q=0', false],
    ['gzip;q=0.000, *', false],
    ['gzip;q=0.1', true],
    ['*;q=0', false],
    ['*;q=0, gzip', true],
    [', ;;q=,gzip ; q = 1', true],
  ]
  for (const [header, expected] of rows)
    test(`'${header}' ${expected ? 'takes' : 'does not take'} gzip`, () => assert.equal(acceptsGzip(header), expected))
})
