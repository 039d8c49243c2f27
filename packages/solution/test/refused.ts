import assert from 'node:assert/strict'
import { PackageError, type PackageErrorCode } from '../src/packageError.ts'

/** What is done must be refused with this code, by a sentence that matches. */
export function refused(doing: () => unknown, code: PackageErrorCode, message: RegExp): void {
  assert.throws(doing, (error: unknown) => {
    if (!(error instanceof PackageError)) throw error
    assert.equal(error.code, code, error.message)
    assert.match(error.message, message)
    return true
  })
}
