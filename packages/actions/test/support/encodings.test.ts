import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decodeText, encodeText, isEncoding } from '../../src/support/encodings.ts'

const written: readonly (readonly [encoding: string, bytes: string])[] = [
  ['UTF8', 'efbbbfc3a4'],
  ['UTF8NoBOM', 'c3a4'],
  ['DefaultEncoding', 'c3a4'],
  ['Unicode', 'fffee400'],
  ['UnicodeNoBOM', 'e400'],
  ['BigEndianUnicode', 'feff00e4'],
  ['ASCII', '3f'],
  ['windows_1252', 'e4'],
  ['cp850', '84'],
]

for (const [encoding, bytes] of written)
  test(`ä in ${encoding} is ${bytes} at the head of a file`, () =>
    assert.equal(Buffer.from(encodeText('ä', encoding, true)).toString('hex'), bytes))

test('a byte order mark stands at the head of a file only', () =>
  assert.equal(Buffer.from(encodeText('ä', 'UTF8', false)).toString('hex'), 'c3a4'))

for (const [encoding] of written.filter(([name]) => name !== 'ASCII'))
  test(`what was written in ${encoding} is read again`, () =>
    assert.equal(
      decodeText(encodeText('“ä”\r\n', encoding === 'cp850' ? 'UTF8' : encoding, true), encoding),
      '“ä”\r\n',
    ))

test('a byte order mark decides, whatever was asked for', () => {
  for (const encoding of ['UTF8', 'Unicode', 'BigEndianUnicode'])
    assert.equal(decodeText(encodeText('日本', encoding, true), 'ASCII'), '日本')
})

test('Japanese files of Windows are read by the name of their charset', () =>
  assert.equal(decodeText(Buffer.from('93fa967b', 'hex'), 'shift_jis'), '日本'))

test('an encoding nobody knows is known as such', () => {
  assert.equal(isEncoding('klingon'), false)
  assert.equal(isEncoding('iso-8859-15'), true)
})
