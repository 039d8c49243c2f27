import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { diagnose } from '../../src/diagnostic.ts'
import { excerpt, excerpts } from '../../src/syntax/excerpt.ts'
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

  test('puts carets under characters that are wide, or combined with others', () => {
    const text = "SET 名前 TO '値🙂e\u0301' ) x"
    const [, shown, caret] = excerpt(text, parse(text).diagnostics[0]!).match(/^> 1 \| (.*)\n {4}\| (.*)$/)!
    assert.equal(shown, text)
    // Two, two, two and two places more for wide characters, one less for the accent.
    assert.equal(caret!.indexOf('^'), text.indexOf(')') + 2 + 1 - 1)
  })

  test('shows what would be an order to the terminal as a dot', () => {
    const text = "SET A TO '\u001b[2J\u202e'"
    assert.equal(
      excerpt(text, diagnose({ start: 4, end: 5, line: 1, column: 5 }, 'x', 'x')),
      ["> 1 | SET A TO '·[2J·'", '    |     ^'].join('\n'),
    )
  })

  test('never parts a character of two halves', () => {
    const text = '🙂'.repeat(400)
    for (const column of [161, 162, 163, 164]) {
      const shown = excerpt(text, diagnose({ start: 0, end: 1, line: 1, column }, 'x', 'x'))
      assert.equal(shown.isWellFormed(), true)
    }
  })

  test('marks a place that spans lines up to the end of its first', () => {
    const text = 'LOOP\nWAIT 1\nEND'
    const shown = excerpt(text, diagnose({ start: 0, end: text.length, line: 1, column: 1 }, 'x', 'x'))
    assert.equal(shown.split('\n')[1], '    | ^^^^')
  })

  test('of many findings cuts the text into lines once', () => {
    const text = 'FOO\n'.repeat(5000)
    const show = excerpts(text)
    const found = parse(text).diagnostics
    assert.equal(found.length, 5000)
    assert.equal(found.map(show).at(-1), '  4998 | FOO\n  4999 | FOO\n> 5000 | FOO\n       | ^^^\n  5001 |')
  })
})
