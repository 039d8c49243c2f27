import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DataverseError, dataverseError, errorCatalogue } from '../src/errors.ts'

test('every error has a code of Dataverse’s form and a status of an error', () => {
  for (const [name, { code, status }] of Object.entries(errorCatalogue)) {
    assert.match(code, /^0x[0-9a-f]{8}$/, name)
    assert.ok(status >= 400 && status < 600, name)
  }
})

test('an error carries code, status and the sentence with its values', () => {
  const error = dataverseError('ObjectDoesNotExist', 'workflow', 'f091ffab-58bb-4630-a115-659453d56f59')
  assert.ok(error instanceof DataverseError)
  assert.deepEqual(
    [error.errorName, error.code, error.status, error.message],
    [
      'ObjectDoesNotExist',
      '0x80040217',
      404,
      "Entity 'workflow' With Id = f091ffab-58bb-4630-a115-659453d56f59 Does Not Exist",
    ],
  )
})
