import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { DataverseError } from '@deskhand/contract/errors'
import type { Operation } from '@deskhand/contract/operation'
import { grantAccess } from '@deskhand/contract/operations/grantAccess'
import { runDesktopFlow } from '@deskhand/contract/operations/runDesktopFlow'
import { whoAmI } from '@deskhand/contract/operations/whoAmI'
import { readParameters } from '../../src/operations/readParameters.ts'

const needed = { runMode: 'attended', connectionName: 'c' }

const read: readonly (readonly [string, Operation, unknown, unknown])[] = [
  ['no body', whoAmI, undefined, {}],
  [
    'numbers',
    runDesktopFlow,
    { ...needed, timeout: 7200, connectionType: 1 },
    { ...needed, timeout: 7200, connectionType: 1 },
  ],
  [
    'numbers as text',
    runDesktopFlow,
    { ...needed, timeout: '7200', connectionType: '1' },
    { ...needed, timeout: 7200, connectionType: 1 },
  ],
  ['nulls for optional members', runDesktopFlow, { ...needed, timeout: null, inputs: null, callbackUrl: null }, needed],
  ['annotations', runDesktopFlow, { ...needed, 'timeout@odata.type': '#Int32' }, needed],
]

const refused: readonly (readonly [string, Operation, unknown, string])[] = [
  ['a list', runDesktopFlow, [], 'must be a JSON object'],
  ['a text', runDesktopFlow, 'x', 'must be a JSON object'],
  [
    'an unknown parameter',
    runDesktopFlow,
    { ...needed, speed: 1 },
    "The parameter 'speed' in the request payload is not a valid parameter for the operation 'RunDesktopFlow'.",
  ],
  ['a parameter in another case', runDesktopFlow, { ...needed, Timeout: 1 }, "The parameter 'Timeout'"],
  ['a missing parameter', runDesktopFlow, { connectionName: 'c' }, "Required field 'runMode' is missing"],
  [
    'null for a required parameter',
    runDesktopFlow,
    { runMode: 'attended', connectionName: null },
    "Required field 'connectionName' is missing",
  ],
  [
    'an object for a text',
    runDesktopFlow,
    { ...needed, inputs: {} },
    "'inputs' to the expected type 'Edm.String'. Send it as text",
  ],
  [
    'a number for a text',
    runDesktopFlow,
    { ...needed, runPriority: 1 },
    "'runPriority' to the expected type 'Edm.String'",
  ],
  ['a broken number', runDesktopFlow, { ...needed, timeout: 1.5 }, "'timeout' to the expected type 'Edm.Int32'"],
  [
    'a number with blanks',
    runDesktopFlow,
    { ...needed, timeout: ' 7200' },
    "'timeout' to the expected type 'Edm.Int32'",
  ],
  [
    'a number out of 32 bits',
    runDesktopFlow,
    { ...needed, timeout: 2 ** 31 },
    "'timeout' to the expected type 'Edm.Int32'",
  ],
  ['true for a number', runDesktopFlow, { ...needed, timeout: true }, "'timeout' to the expected type 'Edm.Int32'"],
  ['text for an object', grantAccess, { Target: 'x', PrincipalAccess: {} }, "the parameter 'Target'"],
  ['a name of Object.prototype', runDesktopFlow, { ...needed, constructor: 1 }, "The parameter 'constructor'"],
]

describe('the parameters of an operation', () => {
  for (const [title, operation, body, expected] of read) {
    test(`${title} are read`, () => assert.deepEqual(readParameters(operation, body), expected))
  }
  for (const [title, operation, body, message] of refused) {
    test(`${title} is refused as a payload error`, () => {
      assert.throws(
        () => readParameters(operation, body),
        (error: DataverseError) =>
          error.status === 400 && error.code === '0x80048d19' && error.message.includes(message)
            ? true
            : assert.fail(error),
      )
    })
  }
})
