import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fromColumnar, toColumnar } from '../../src/store/columnar.ts'
import type { SqlValue } from '../../src/store/steps.ts'

test('rows that travelled as columns are the rows they were, whatever is in them', () => {
  const value = fc.oneof(fc.string(), fc.double({ noNaN: true }), fc.boolean(), fc.constant(null), fc.uint8Array())
  const names = fc.uniqueArray(
    fc.string({ minLength: 1 }).filter(name => name !== '__proto__'),
    { minLength: 1 },
  )
  const table = names.chain(of =>
    fc.tuple(fc.constant(of), fc.array(fc.array<SqlValue>(value, { minLength: of.length, maxLength: of.length }))),
  )
  fc.assert(
    fc.property(table, ([of, rows]) => {
      const travelled = structuredClone(toColumnar(of, rows))
      const expected = rows.map(row => Object.fromEntries(of.map((name, index) => [name, row[index]])))
      assert.deepEqual(fromColumnar(travelled), expected)
    }),
  )
})
