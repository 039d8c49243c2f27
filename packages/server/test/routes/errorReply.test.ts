import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { DataverseError, dataverseError } from '@deskhand/contract/errors'
import { errorReply } from '../../src/routes/errorReply.ts'

const id = 'f091ffab-58bb-4630-a115-659453d56f59'

describe('an error', () => {
  test('of the catalogue is answered with its status, code and sentence', () =>
    assert.deepEqual(errorReply(dataverseError('ObjectDoesNotExist', 'workflow', id)), {
      status: 404,
      body: `{"error":{"code":"0x80040217","message":"Entity 'workflow' With Id = ${id} Does Not Exist"}}`,
    }))

  test('that says when to come again has Retry-After', () => {
    const error = new DataverseError('DesktopFlowsActionThrottled', 'Too many.', { retryAfterSeconds: 17 })
    assert.deepEqual(errorReply(error), {
      status: 429,
      headers: { 'retry-after': '17' },
      body: '{"error":{"code":"0x80072322","message":"Too many."}}',
    })
  })

  test('that nobody expected keeps its text inside', () =>
    assert.deepEqual(errorReply(new Error('/home/secret.db is locked')), {
      status: 500,
      body: '{"error":{"code":"0x80040216","message":"An unexpected error occurred."}}',
    }))
})
