import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { decodeScript, type ScriptEncoding } from '../src/decodeScript.ts'
import { fc, property } from './property.ts'

const wide = (text: string): number[] => [...Buffer.from(text, 'utf16le')]
const swapped = (bytes: readonly number[]): number[] => bytes.map((_, index) => bytes[index ^ 1] as number)
const utf8 = (text: string): number[] => [...Buffer.from(text)]
const script = "SET Name TO $'''Zoë 東京 😀'''\r\n"

/** Title, bytes, text, encoding. */
const cases: readonly (readonly [string, readonly number[], string, ScriptEncoding])[] = [
  ['nothing', [], '', 'utf-8'],
  ['ASCII', utf8('SET A TO 1'), 'SET A TO 1', 'utf-8'],
  ['UTF-8', utf8(script), script, 'utf-8'],
  ['UTF-8 with a mark', [0xef, 0xbb, 0xbf, ...utf8(script)], script, 'utf-8'],
  ['UTF-16 LE with a mark', [0xff, 0xfe, ...wide(script)], script, 'utf-16le'],
  ['UTF-16 BE with a mark', [0xfe, 0xff, ...swapped(wide(script))], script, 'utf-16be'],
  ['UTF-16 LE without a mark', wide(script), script, 'utf-16le'],
  ['UTF-16 BE without a mark', swapped(wide(script)), script, 'utf-16be'],
  ['UTF-16 LE, mostly Japanese', wide(`# ${'日本語'.repeat(3)}\r\n`), `# ${'日本語'.repeat(3)}\r\n`, 'utf-16le'],
  ['a broken tail of UTF-16', [0xff, 0xfe, ...wide('SET'), 0x41], 'SET\ufffd', 'utf-16le'],
  ['Shift-JIS with kana', [0x23, 0x20, 0x83, 0x65, 0x83, 0x58, 0x83, 0x67], '# テスト', 'shift_jis'],
  ['Shift-JIS of two kanji', [0x27, 0x93, 0x8c, 0x8b, 0x9e, 0x27], "'東京'", 'shift_jis'],
  ['Shift-JIS with a backslash as second byte', [0x95, 0x5c, 0x8e, 0xa6, 0x82, 0xcc], '表示の', 'shift_jis'],
  ['Shift-JIS with the characters of Windows', [0x87, 0x40, 0x82, 0xcc, 0x81, 0x60], '①の～', 'shift_jis'],
  ['Spanish of Windows', [...utf8('Se'), 0xf1, ...utf8('or')], 'Señor', 'windows-1252'],
  ['French that is also valid Shift-JIS', [0x6c, 0x92, 0xe9, ...utf8('cole')], 'l’école', 'windows-1252'],
  ['German that is also valid Shift-JIS', [...utf8('f'), 0xfc, ...utf8('r alle')], 'für alle', 'windows-1252'],
  ['the marks of Windows', [0x80, 0x20, 0x93, 0x61, 0x94, 0x20, 0x85], '€ “a” …', 'windows-1252'],
  ['zero-width blanks', utf8('*Edge\u200b*'), '*Edge\u200b*', 'utf-8'],
  ['a mark in the middle, which is text', utf8('a\uFEFFb'), 'a\uFEFFb', 'utf-8'],
]

describe('the text of a script is read from', () => {
  for (const [title, bytes, text, encoding] of cases)
    test(title, () => assert.deepEqual(decodeScript(Uint8Array.from(bytes)), { text, encoding }))

  const anyText = fc.string({ unit: 'binary', maxLength: 200 })
  property(
    'any UTF-8 without zero bytes',
    anyText.filter(text => !/^\uFEFF|\0/.test(text)),
    text => {
      assert.equal(decodeScript(Buffer.from(text)).text, text)
    },
  )
  property('any UTF-16 behind a mark', anyText, text => {
    assert.equal(decodeScript(Buffer.from(`\uFEFF${text}`, 'utf16le')).text, text)
  })
  property('any bytes at all, without an error', fc.uint8Array({ maxLength: 300 }), bytes => {
    assert.equal(typeof decodeScript(bytes).text, 'string')
  })
})
