import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { analyse } from '../../src/check/analyse.ts'
import { short } from '../support/cases.ts'
import { catalogue } from '../support/catalogue.ts'
import { program } from '../support/program.ts'

const found = (text: string): string[] => analyse(text, catalogue).diagnostics.map(short)

const rows: Readonly<Record<string, readonly [text: string, findings: readonly string[]]>> = {
  'gives the findings of parser and check together, by place': [
    'SET A TO B\nSET C TO\nSET D TO A.Count +\nSET E TO F',
    ['1:10 unknown-variable', '2:9 missing-value', '3:19 missing-value', '4:10 unknown-variable'],
  ],
  'takes what an unreadable line sets for set': [
    "SET A TO 1 +\nClock.Beep 5 Out=> B\nLOOP C FROM 1 T 2\nEND\nSET D['x'] TO\nSET E TO [A, B, C, D]",
    ['1:13 missing-value', '2:12 unexpected-token', '3:15 unexpected-token', '5:14 missing-value'],
  ],
  'takes what an unreadable line may change for set': [
    'Variables.AddItemToList Item: 1 + List: L\nSET A TO L',
    ['1:39 unexpected-token'],
  ],
  'takes what an unreadable declaration declares for declared': ['@INPUT A : 5\nSET B TO A', ['1:12 unexpected-token']],
  'takes a label and a subflow of unreadable lines for known': [
    "LABEL A B\nGOTO A\nCALL 'My work'\nFUNCTION 'My work' GLOBL\nEND FUNCTION",
    ['1:9 unexpected-token', '4:20 unexpected-token'],
  ],
  'takes what a statement of many lines sets for set': [
    "SET A TO $'''one\ntwo'''five\nSET B TO A",
    ['2:7 unexpected-token'],
  ],
  'still finds names that nothing may set': [
    'SET A TO 1 +\nSET B TO C',
    ['1:13 missing-value', '2:10 unknown-variable'],
  ],
  'says of the older dialect that it is one, and no more': [
    'comment Greets\nset Name to Other\nfoo',
    ['1:1 old-dialect'],
  ],
  'says nothing of places where blocks are not closed as meant': [
    'FUNCTION S GLOBAL\nIF True THEN\nEND FUNCTION\nEXIT FUNCTION\nGOTO Out\nNEXT LOOP\nLABEL Out\nEND FUNCTION\nSET A TO B',
    ['2:1 missing-end', '4:1 statement-after-subflow', '5:1 statement-after-subflow'],
  ],
}

describe('An analysis', () => {
  for (const [title, [text, findings]] of Object.entries(rows)) {
    test(title, () => {
      const all = found(text)
      assert.deepEqual(all.slice(0, findings.length), findings)
      if (!title.includes('places')) assert.equal(all.length, findings.length)
    })
  }

  test('says whether the text can be read, and whether it can run', () => {
    const answer = (text: string) => {
      const { isReadable, canRun } = analyse(text, catalogue)
      return [isReadable, canRun]
    }
    assert.deepEqual(answer('SET A TO 1'), [true, true])
    assert.deepEqual(answer('Clock.Beep Sound: 1'), [true, true])
    assert.deepEqual(answer('SET A TO B'), [true, false])
    assert.deepEqual(answer('SET A TO'), [false, false])
  })

  test('never throws, whatever the text', () => {
    const piece = fc.oneof(
      fc.constantFrom(...program.split(/(?<=\s)/), 'global.', '@', "$fx'=", "'", '%', '{', '(', 'FUNCTION', '\n'),
      fc.string({ unit: 'grapheme', maxLength: 5 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), pieces => {
        const text = pieces.join('')
        const { diagnostics } = analyse(text, catalogue)
        for (const { range, line, column } of diagnostics) {
          assert.ok(range.start <= range.end && range.end <= text.length && line >= 1 && column >= 1)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('never throws on parts of a flow', () => {
    fc.assert(
      fc.property(fc.nat(program.length), fc.nat(200), (from, length) => {
        analyse(program.slice(0, from) + program.slice(from + length), catalogue)
      }),
      { numRuns: 300 },
    )
  })

  test('gives no more hints than it has time for', () => {
    const names = Array.from({ length: 3000 }, (_, at) => `SET Customer${at} TO Custmer${at}x`)
    const { diagnostics } = analyse(names.join('\n'), catalogue)
    assert.equal(diagnostics.length, 3000)
    assert.match(diagnostics[0]!.message, /Did you mean 'Customer0'\?$/)
    assert.match(diagnostics.at(-1)!.message, /doesn't exist\.$/)
  })
})
