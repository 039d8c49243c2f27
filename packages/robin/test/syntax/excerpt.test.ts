import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { diagnose } from '../../src/diagnostic.ts'
import { excerpt } from '../../src/syntax/excerpt.ts'
import { parse } from '../../src/syntax/parse.ts'

describe('An excerpt', () => {
  test('shows two lines before and after, and a caret', () => {
    const text = 'SET A TO 1\r\nSET B TO 2\r\nSET C TO From\r\nSET D TO 4\r\nSET E TO 5\r\nSET F TO 6'
    assert.equal(
      excerpt(text, parse(text).diagnostics[0]!),
      [
        '  1 | SET A TO 1',
        '  2 | SET B TO 2',
        '> 3 | SET C TO From',
        '    |          ^^^^',
        '  4 | SET D TO 4',
        '  5 | SET E TO 5',
      ].join('\n'),
    )
  })

  test('shows what there is at the first and the last line', () => {
    assert.equal(excerpt('FOO', parse('FOO').diagnostics[0]!), '> 1 | FOO\n    | ^^^')
    assert.equal(excerpt('', diagnose({ start: 0, end: 0, line: 1, column: 1 }, 'x', 'x')), '> 1 |\n    | ^')
  })

  test('keeps tabs before the caret', () => {
    assert.equal(excerpt('\tSET A TO', parse('\tSET A TO').diagnostics[0]!), '> 1 | \tSET A TO\n    | \t        ^')
  })

  test('cuts long lines around the place', () => {
    const text = `SET A TO '${'x'.repeat(500)}' ) '${'y'.repeat(500)}'`
    const [, shown, caret] = excerpt(text, parse(text).diagnostics[0]!).match(/^> 1 \| (.*)\n {4}\| (.*)$/)!
    assert.equal(shown!.length, 162)
    assert.equal(shown![caret!.indexOf('^')], ')')
  })
})
