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

  const annotated = [
    [
      'all there are, in their order',
      'odata.include-annotations="*"',
      ['OperationStatus', 'SubErrorCode', 'HelpLink', 'TraceText', 'Message'],
    ],
    [
      'those of a namespace',
      'odata.include-annotations="Microsoft.PowerApps.CDS.ErrorDetails*"',
      ['OperationStatus', 'SubErrorCode'],
    ],
    ['one of them', 'odata.include-annotations="Microsoft.PowerApps.CDS.HelpLink"', ['HelpLink']],
    [
      'all but one',
      'odata.include-annotations="*,-Microsoft.PowerApps.CDS.TraceText"',
      ['OperationStatus', 'SubErrorCode', 'HelpLink', 'Message'],
    ],
    ['none that are about columns', 'odata.include-annotations="OData.Community.Display.V1.FormattedValue"', []],
    ['none without being asked', 'return=representation', []],
  ] as const
  for (const [title, preferences, expected] of annotated)
    test(`tells more to who asks for annotations: ${title}`, () => {
      const { body } = errorReply(dataverseError('ObjectDoesNotExist', 'workflow', id), preferences)
      const [code, message, ...names] = Object.keys(JSON.parse(String(body)).error)
      assert.deepEqual([code, message], ['code', 'message'])
      assert.deepEqual(
        names.map(name => name.split('.').at(-1)),
        expected,
      )
    })

  test('has a link for its code, and its sentence once more', () => {
    const { body } = errorReply(dataverseError('BadQuery', 'No.'), 'odata.include-annotations=*')
    assert.deepEqual(JSON.parse(String(body)).error, {
      code: '0x80060888',
      message: 'No.',
      '@Microsoft.PowerApps.CDS.ErrorDetails.OperationStatus': '0',
      '@Microsoft.PowerApps.CDS.ErrorDetails.SubErrorCode': '-2146233088',
      '@Microsoft.PowerApps.CDS.HelpLink':
        'http://go.microsoft.com/fwlink/?LinkID=398563&error=Microsoft.Crm.CrmException%3a80060888&client=platform',
      '@Microsoft.PowerApps.CDS.TraceText': '',
      '@Microsoft.PowerApps.CDS.InnerError.Message': 'No.',
    })
  })

  test('that nobody expected keeps its text inside', () =>
    assert.deepEqual(errorReply(new Error('/home/secret.db is locked')), {
      status: 500,
      body: '{"error":{"code":"0x80040216","message":"An unexpected error occurred."}}',
    }))
})
