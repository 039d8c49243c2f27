import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Range } from '../../src/syntax/ast.ts'
import { nextToken } from '../../src/syntax/lexer.ts'
import { scannerOf } from '../../src/syntax/scanner.ts'
import type { Token } from '../../src/syntax/token.ts'

/** All tokens of a text that has no faults. */
function tokens(text: string, range?: Range): Token[] {
  const scanner = scannerOf(text, diagnostic => assert.fail(diagnostic.message), range)
  const all: Token[] = []
  do all.push(nextToken(scanner))
  while (all.at(-1)!.type !== 'end')
  return all
}

describe('The lexer', () => {
  const rows: Readonly<Record<string, readonly [text: string, types: string]>> = {
    'tells names, numbers and symbols': [
      'A_1 1.5 => <> <= >= @@ _ _a',
      'name number symbol symbol symbol symbol symbol symbol name',
    ],
    'tells texts': ["'a' '''a''' $'''a''' \"a\" d\"a\" $fx'a'", 'text text interpolated text datetime powerfx'],
    'tells comments and regions': ['# a\n/# b #/ **REGION c', 'comment newline comment region'],
    'takes blanks of all kinds': ['\ufeffa\tb\u00a0c\u3000d\u200be', 'name name name name name'],
    'takes CR LF as one line break': ['\r\n\r\r\n\n', 'newline newline newline newline'],
    'tells multiplication from regions': ['2 ** REGION', 'number symbol symbol name'],
  }
  for (const [title, [text, types]] of Object.entries(rows)) {
    test(title, () =>
      assert.equal(
        tokens(text)
          .map(token => token.type)
          .join(' '),
        `${types} end`,
      ),
    )
  }

  test('marks reserved words in any case', () => {
    assert.deepEqual(
      tokens('set Setter foreach').map(token => token.keyword),
      ['SET', '', 'FOREACH', ''],
    )
  })

  test('gives every token its place', () => {
    const places = tokens("a\r\n  'x' '''y\nz''' b").map(({ start, end, line, column }) => [start, end, line, column])
    assert.deepEqual(places, [
      [0, 1, 1, 1],
      [1, 2, 1, 2],
      [5, 8, 2, 3],
      [9, 18, 2, 7],
      [19, 20, 3, 6],
      [20, 20, 3, 7],
    ])
  })

  test('reads a range of a text with its places', () => {
    const [token] = tokens('SET\n  %Name%', { start: 7, end: 11, line: 2, column: 4 })
    assert.deepEqual([token?.text, token?.start, token?.end, token?.line, token?.column], ['Name', 7, 11, 2, 4])
  })
})
