import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { DataverseError } from '@deskhand/contract/errors'
import { readRunRequest } from '../../src/operations/readRunRequest.ts'

const needed = { runMode: 'attended', connectionName: 'c' }
const plain = {
  runMode: 'attended',
  connectionName: 'c',
  isReference: false,
  priority: 0,
  timeoutSeconds: 10_800,
  callbackUrl: null,
}

const read: readonly (readonly [object, object])[] = [
  [{}, plain],
  [{ runMode: 'Attended' }, plain],
  [{ runMode: 'UNATTENDED' }, { ...plain, runMode: 'unattended' }],
  [{ runPriority: 'High' }, { ...plain, priority: 100 }],
  [{ runPriority: 'normal' }, plain],
  [{ connectionType: 1 }, plain],
  [{ connectionType: 2 }, { ...plain, isReference: true }],
  [{ timeout: 1 }, { ...plain, timeoutSeconds: 1 }],
  [{ timeout: 86_400 }, { ...plain, timeoutSeconds: 86_400 }],
  [{ callbackUrl: 'https://a.example' }, { ...plain, callbackUrl: 'https://a.example' }],
]

const refused: readonly (readonly [object, string])[] = [
  [{ runMode: 'local' }, "The parameter 'runMode' is 'local'; it must be 'attended' or 'unattended'."],
  [{ runMode: ' attended' }, "The parameter 'runMode' is ' attended'"],
  [{ runPriority: 'urgent' }, "The parameter 'runPriority' is 'urgent'; it must be 'normal' or 'high'."],
  [
    { connectionType: 3 },
    "The parameter 'connectionType' is '3'; it must be 1 (connection) or 2 (connection reference).",
  ],
  [{ timeout: 0 }, "The parameter 'timeout' is '0'; it must be a number of seconds from 1 to 86400."],
  [{ timeout: 86_401 }, "The parameter 'timeout' is '86401'"],
  [{ connectionName: '' }, "The parameter 'connectionName' is ''"],
]

describe('what RunDesktopFlow is asked for', () => {
  for (const [parameters, expected] of read) {
    test(`${JSON.stringify(parameters)} is understood`, () =>
      assert.deepEqual(readRunRequest({ ...needed, ...parameters }), expected))
  }
  for (const [parameters, message] of refused) {
    test(`${JSON.stringify(parameters)} is out of range`, () => {
      assert.throws(
        () => readRunRequest({ ...needed, ...parameters }),
        (error: DataverseError) =>
          error.status === 400 && error.code === '0x80040203' && error.message.startsWith(message)
            ? true
            : assert.fail(error),
      )
    })
  }
})
