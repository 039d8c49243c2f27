import { test } from 'node:test'
import fc from 'fast-check'

export { fc }

/** A test that holds for whatever the arbitrary makes. */
export function property<T>(title: string, arbitrary: fc.Arbitrary<T>, holds: (value: T) => void, runs = 200): void {
  test(title, () => fc.assert(fc.property(arbitrary, holds), { numRuns: runs }))
}
