import assert from 'node:assert/strict'
import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { describe, test } from 'node:test'
import type { DataverseError } from '@deskhand/contract/errors'
import { readJsonBody } from '../../src/routes/readBody.ts'

function requestOf(parts: readonly (string | Buffer)[], headers: Record<string, string> = {}): IncomingMessage {
  const request = new IncomingMessage(new Socket())
  Object.assign(request.headers, headers)
  for (const part of parts) request.push(part)
  request.push(null)
  return request
}

describe('the body of a request', () => {
  const read: readonly (readonly [string, readonly (string | Buffer)[], unknown, Record<string, string>?])[] = [
    ['nothing', [], undefined],
    ['JSON', ['{"a":1}'], { a: 1 }],
    ['JSON in parts', ['{"a"', ':"é"}'], { a: 'é' }],
    ['JSON behind a byte order mark', ['\uFEFF{}'], {}],
    [
      'JSON in UTF-16',
      [Buffer.from('\uFEFF{"a":"é"}', 'utf16le')],
      { a: 'é' },
      { 'content-type': 'application/json; charset=utf-16' },
    ],
    ['JSON that is encoded as it is', ['{}'], {}, { 'content-encoding': 'identity' }],
  ]
  for (const [title, parts, expected, headers] of read) {
    test(`${title} is read`, async () => assert.deepEqual(await readJsonBody(requestOf(parts, headers)), expected))
  }

  const refused: readonly (readonly [string, IncomingMessage, number, RegExp])[] = [
    ['text that is no JSON', requestOf(['{']), 400, /^The request body is not JSON: /],
    ['a body that says it is too long', requestOf(['{}'], { 'content-length': '11' }), 413, /larger than 10 bytes/],
    ['a body that is compressed', requestOf(['{}'], { 'content-encoding': 'gzip' }), 400, /Content-Encoding 'gzip'/],
    ['a body that becomes too long', requestOf(['["12345', '67890"]']), 413, /larger than 10 bytes/],
  ]
  for (const [title, request, status, message] of refused) {
    test(`${title} is refused with ${status}`, async () => {
      await assert.rejects(readJsonBody(request, 10), (error: DataverseError) => {
        assert.equal(error.status, status)
        assert.match(error.message, message)
        return true
      })
    })
  }

  test('that ends before it is whole is refused', async () => {
    const request = new IncomingMessage(new Socket())
    request.push('{"a":')
    const reading = readJsonBody(request)
    request.destroy()
    await assert.rejects(reading, cutShort)
  })

  test('whose connection breaks is refused as the caller’s doing, not as ours', async () => {
    const request = new IncomingMessage(new Socket())
    request.push('{"a":')
    const reading = readJsonBody(request)
    request.destroy(Object.assign(new Error('aborted'), { code: 'ECONNRESET' }))
    await assert.rejects(reading, cutShort)
  })

  const cutShort = (error: DataverseError): boolean => error.status === 400 && /ended before/.test(error.message)
})
