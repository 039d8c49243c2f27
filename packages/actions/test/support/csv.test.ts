import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { formatCsv, parseCsv } from '../../src/support/csv.ts'

const cases: readonly (readonly [
  text: string,
  rows: readonly (readonly string[])[],
  separator?: string,
  trim?: boolean,
])[] = [
  ['', []],
  [
    'a,b\r\nc,d\r\n',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  [
    'a,b\nc,d',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  [
    'a,b\rc,d',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  [
    'a,\r\n,b',
    [
      ['a', ''],
      ['', 'b'],
    ],
  ],
  ['a,', [['a', '']]],
  ['\r\na\r\n\r\nb', [['a'], ['b']]],
  ['""', [['']]],
  ['"a,b","say ""hi""","two\r\nlines"', [['a,b', 'say "hi"', 'two\r\nlines']]],
  [' a , b ', [[' a ', ' b ']]],
  [' a , b ', [['a', 'b']], ',', true],
  ['" a " , b ', [[' a ', 'b']], ',', true],
  ['a;b,c', [['a', 'b,c']], ';'],
  ['a\tb\t\n', [['a', 'b', '']], '\t', true],
  ['a||b|c', [['a', 'b|c']], '||'],
  ['"open', [['open']]],
]

for (const [text, rows, separator = ',', trim = false] of cases)
  test(`${JSON.stringify(text)} has the rows ${JSON.stringify(rows)}`, () =>
    assert.deepEqual(parseCsv(text, { separator, trim }), rows))

test('what is written is read again', () => {
  const field = fc.string({ unit: fc.constantFrom('a', ' ', ',', ';', '"', '\r', '\n', 'é') })
  const row = fc.array(field, { minLength: 2, maxLength: 4 })
  fc.assert(
    fc.property(fc.array(row, { maxLength: 5 }), fc.constantFrom(',', ';', '\t'), (rows, separator) =>
      assert.deepEqual(parseCsv(formatCsv(rows, { separator }), { separator, trim: true }), rows),
    ),
  )
})
