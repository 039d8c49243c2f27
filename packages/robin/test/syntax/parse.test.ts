import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { longestText, parse } from '../../src/syntax/parse.ts'
import { refuses, short } from '../support/cases.ts'
import { pieces } from '../support/pieces.ts'
import { program } from '../support/program.ts'

describe('The parser', () => {
  test('reads a flow that uses everything', () => {
    assert.deepEqual(parse(program).diagnostics.map(short), [])
  })

  refuses({
    'reports all errors of a text and reads the rest': [
      "SET A TO\nSET B TO 1\nIF (A THEN\n  CALL\nEND\nSET C TO 'x\nSET D TO $'''%'''\nEND\nFoo\nSET E TO 2",
      [
        '1:9 missing-value',
        '3:7 unexpected-token',
        '4:7 missing-name',
        '6:10 unterminated-text',
        '7:14 unpaired-percent',
        '8:1 unexpected-end',
        '9:1 unknown-statement',
      ],
      "set B 1; if '' {}; set C 'x'; set D $('%'); set E 2",
    ],
  })

  test('advises the nearest word', () => {
    assert.equal(
      parse('LOPP FOREACH A IN B').diagnostics[0]?.message,
      "No statement begins with 'LOPP'. Did you mean 'LOOP'?",
    )
  })

  test('says what it expected and found', () => {
    const { message } = parse('IF A = 1\nEND').diagnostics[0]!
    assert.equal(message, 'Expected THEN behind the condition, found the end of the line.')
  })

  test('refuses a text longer than a definition may be', () => {
    const { tree, diagnostics } = parse(' '.repeat(longestText + 1))
    assert.deepEqual(diagnostics.map(short), ['1:1 too-long'])
    assert.equal(tree.main.length, 0)
  })

  test('tells a hundred thousand findings, and that there are more', () => {
    const { diagnostics } = parse('! ;'.repeat(60_000))
    assert.deepEqual([diagnostics.length, diagnostics.at(-1)?.code], [100_001, 'too-many-findings'])
  })

  test('reads ten thousand lines', () => {
    const { tree, diagnostics } = parse("SET A TO $'''%A + 1% of %B['x']%'''\n".repeat(10_000))
    assert.equal(diagnostics.length, 0)
    assert.equal(tree.main.length, 10_000)
  })

  test('never throws, whatever the text', () => {
    const piece = fc.constantFrom(...pieces)
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(piece, { maxLength: 60 }).map(all => all.join('')),
        ),
        text => {
          places(text)
        },
      ),
      { numRuns: 1500 },
    )
  })

  test('never throws, wherever a flow is cut or changed', () => {
    const at = fc.nat(program.length)
    const piece = fc.constantFrom(...pieces)
    fc.assert(
      fc.property(at, fc.nat(40), piece, (from, length, insert) => {
        places(program.slice(0, from) + insert + program.slice(from + length))
      }),
      { numRuns: 1500 },
    )
  })

  test('loses no more than the changed line and the ends of blocks', () => {
    const lines = program.split('\n')
    const simple = lines.flatMap((line, at) => (/^ *(SET \w+ TO|CALL|GOTO|EXIT|NEXT|LABEL)/.test(line) ? [at] : []))
    for (const at of simple) {
      const { diagnostics } = parse(lines.toSpliced(at, 1, '    ) nonsense').join('\n'))
      assert.deepEqual(diagnostics.map(short), [`${at + 1}:5 unknown-statement`])
    }
  })
})

/** Parses, and holds the places of all findings against the text. */
function places(text: string): void {
  const { diagnostics } = parse(text)
  const lines = text.split(/\r\n|\r|\n/)
  for (const { line, column, range } of diagnostics) {
    assert(line >= 1 && line <= lines.length, `line ${line} of ${lines.length}`)
    assert(column >= 1 && column <= lines[line - 1]!.length + 1, `column ${column} of line ${line}`)
    assert(
      range.start >= 0 && range.start <= range.end && range.end <= text.length,
      `range ${range.start} to ${range.end}`,
    )
  }
}
