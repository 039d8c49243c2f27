import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { DataverseError } from '@deskhand/contract/errors'
import { inUtf8 } from '../../src/protection/inUtf8.ts'

describe('A body in another charset', () => {
  for (const [charset, bytes] of [
    ['utf-16', Buffer.from('{"a":"é"}', 'utf16le')],
    ['UTF-16LE', Buffer.from('{"a":"é"}', 'utf16le')],
    ['"iso-8859-1"', Buffer.from('{"a":"é"}', 'latin1')],
    ['us-ascii', Buffer.from('{"a":"é"}', 'latin1')],
    ['utf-8', Buffer.from('{"a":"é"}')],
    ['UTF8', Buffer.from('{"a":"é"}')],
  ] as const)
    test(`${charset} is read as its text`, () =>
      assert.equal(inUtf8(bytes, `application/json;type=entry; Charset=${charset}`).toString(), '{"a":"é"}'))

  for (const contentType of [undefined, '', 'application/json', 'application/json; odata.metadata=minimal'])
    test(`is taken as it is where '${contentType}' names none`, () => {
      const bytes = Buffer.from('{}')
      assert.equal(inUtf8(bytes, contentType), bytes)
    })

  for (const [what, charset, bytes, message] of [
    ['is not known', 'klingon', Buffer.from('{}'), /names the charset 'klingon', which is not known/],
    ['is not that of its bytes', 'utf-16', Buffer.from('{ }'), /is not text in 'utf-16'/],
  ] as const)
    test(`that ${what} is refused`, () =>
      assert.throws(
        () => inUtf8(bytes, `application/json; charset=${charset}`),
        (error: unknown) => error instanceof DataverseError && error.status === 400 && message.test(error.message),
      ))
})
