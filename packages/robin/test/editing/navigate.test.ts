import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { definitionAt, occurrenceAt, occurrencesOf } from '../../src/editing/navigate.ts'
import { atCaret } from '../support/caret.ts'

/** Text with a caret → where the name comes from, and all its places, as `line:column`. */
const rows: Readonly<Record<string, readonly [text: string, definition: string | undefined, all: readonly string[]]>> =
  {
    'a variable, whatever its case': ['SET Total TO 1\nSET Twice TO to|tal * 2', '1:5', ['1:5', '2:14']],
    'a variable in a text': ["SET A TO 1\nSET B TO $'''%|A% and %A%'''", '1:5', ['1:5', '2:15', '2:23']],
    'an input comes from its declaration': [
      "@INPUT N : { 'Type': 'String' }\nSET N TO N|",
      '1:8',
      ['1:8', '2:5', '2:10'],
    ],
    'an output of an action': ['Text.Join.Plain List: L Joined=> |J\nSET K TO J', '1:34', ['1:34', '2:10']],
    'the variable of a loop': ['LOOP I FROM 1 TO 3\n    SET A TO |I\nEND', '1:6', ['1:6', '2:14']],
    'the variable a place is in': ["SET O TO {{ }}\nSET |O['a'] TO 1", '1:5', ['1:5', '2:5']],
    'what is disabled': ['SET A TO 1\nDISABLE SET B TO |A', '1:5', ['1:5', '2:18']],
    'a subflow': ['CALL |Sub\nFUNCTION Sub GLOBAL\nEND FUNCTION', '2:10', ['1:6', '2:10']],
    'a label of its subflow': [
      "LABEL 'x'\nGOTO |'x'\nFUNCTION S GLOBAL\nLABEL 'x'\nGOTO 'x'\nEND FUNCTION",
      '1:7',
      ['1:7', '2:6'],
    ],
    'a variable of a local subflow': [
      'SET A TO 1\nFUNCTION S\nSET |A TO 2\nSET B TO global.A + A\nEND FUNCTION',
      '3:5',
      ['3:5', '4:21'],
    ],
    'a variable of the flow in a local subflow': [
      'SET A TO 1\nFUNCTION S\nSET B TO global.|A\nEND FUNCTION',
      '1:5',
      ['1:5', '3:17'],
    ],
    'an argument of a local subflow': [
      "CALL S |X: 1\nFUNCTION S\n@INPUT X : { 'Type': 'Numeric' }\nSET B TO X\nEND FUNCTION",
      '3:8',
      ['1:8', '3:8', '4:10'],
    ],
    'a variable in a formula': ["SET A TO $fx'=1'\nSET B TO $fx'=Len(|A) + A'", '1:5', ['1:5', '2:19', '2:24']],
    'no name': ['SET A TO 1| + 2', undefined, []],
  }

describe('where a name comes from, and where it stands', () => {
  for (const [title, [marked, definition, all]] of Object.entries(rows)) {
    test(title, () => {
      const { document, offset } = atCaret(marked)
      const short = (range?: { line: number; column: number }) => range && `${range.line}:${range.column}`
      assert.equal(short(definitionAt(document, offset)), definition)
      assert.deepEqual(
        occurrencesOf(document, offset).map(one => short(one.range)),
        all,
      )
    })
  }

  test('roles tell reading from writing', () => {
    const { document, offset } = atCaret("SET O TO 1\nSET |O['a'] TO O")
    assert.deepEqual(
      occurrencesOf(document, offset).map(one => one.role),
      ['write', 'write', 'read'],
    )
    assert.equal(occurrenceAt(document, offset)?.kind, 'variable')
  })
})
