import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { type CodeBefore, codeBefore } from '../../src/editing/codeBefore.ts'

/** Text up to the caret → the code before it; undefined where there is none. */
const rows: Readonly<Record<string, readonly [string, CodeBefore | undefined]>> = {
  'the statement of the line': ['SET A TO 1\r\nSET B TO A', { code: 'SET B TO A', inText: false }],
  'a finished text is blanked': ["CALL X A: 'a:b' B", { code: "CALL X A: '   ' B", inText: false }],
  'inside of a text': ["SET A TO 'Hel", undefined],
  'inside of an interpolated text': ["SET A TO $'''Hel", undefined],
  'between percent signs': ["SET A TO $'''Hello %Na", { code: 'Na', inText: true }],
  'behind the second percent sign': ["SET A TO $'''Hello %Name% ", undefined],
  'behind an escaped quote': ["SET A TO $'''it\\'s %B", { code: 'B', inText: true }],
  'a text over several lines belongs to its statement': [
    "SET A TO $'''one\r\nEND # two''' + B",
    { code: "SET A TO '                   ' + B", inText: false },
  ],
  'inside of a comment': ['SET A TO 1 # now', undefined],
  'behind a comment of one line': ['# now\nSET', { code: 'SET', inText: false }],
  'inside of a block comment': ['/# one\ntwo', undefined],
  'behind a block comment': ['/# one #/ SET', { code: ' SET', inText: false }],
  'inside of a formula': ["SET A TO $fx'=Len(", undefined],
  nothing: ['', { code: '', inText: false }],
}

describe('the code in front of a place', () => {
  for (const [title, [text, expected]] of Object.entries(rows))
    test(title, () => assert.deepEqual(codeBefore(text, text.length), expected))

  test('any text has an answer', () => {
    const piece = fc.constantFrom("'", "'''", "$'''", '%', '\\', '#', '/#', '#/', '"', '\r\n', 'SET ', 'a', "$fx'")
    fc.assert(
      fc.property(fc.array(piece), pieces => {
        const text = pieces.join('')
        for (let at = 0; at <= text.length; at++) codeBefore(text, at)
      }),
    )
  })
})
