import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { rename } from '../../src/editing/rename.ts'
import { atCaret } from '../support/caret.ts'

/** Text with a caret, new name → the text afterwards, or a pattern of the refusal. */
const rows: Readonly<Record<string, readonly [string, string, string | RegExp]>> = {
  'a variable everywhere': ["SET A|b TO 1\nSET B TO $'''%AB%'''", 'Sum', "SET Sum TO 1\nSET B TO $'''%Sum%'''"],
  'only the case': ['SET A|b TO Ab', 'AB', 'SET AB TO AB'],
  'a quoted label stays quoted': ["LABEL |'One'\nGOTO 'One'", 'Two', "LABEL 'Two'\nGOTO 'Two'"],
  'a label with blanks gets quotes': ['LABEL |One\nGOTO One', 'Step two', "LABEL 'Step two'\nGOTO 'Step two'"],
  'a variable of the flow keeps its prefix': [
    'SET |A TO 1\nFUNCTION S\nSET B TO global.A\nEND FUNCTION',
    'Sum',
    'SET Sum TO 1\nFUNCTION S\nSET B TO global.Sum\nEND FUNCTION',
  ],
  'not to a reserved word': ['SET |A TO 1', 'Loop', /reserved word/],
  'not to a name with a digit in front': ['SET |A TO 1', '1A', /a letter first/],
  'not to a name that is taken': ['SET |A TO 1\nSET B TO 2', 'b', /already/],
  'a label not to a name with quotes': ['LABEL |One', "O'ne", /no quotes/],
  'not what has no name': ['SET A TO |1', 'B', /Only variables/],
}

describe('renaming', () => {
  for (const [title, [marked, name, expected]] of Object.entries(rows)) {
    test(title, () => {
      const { document, offset } = atCaret(marked)
      const done = rename(document, offset, name)
      if ('refusal' in done) {
        assert.ok(expected instanceof RegExp, done.refusal)
        assert.match(done.refusal, expected)
        return
      }
      let text = document.text
      for (const edit of [...done.edits].reverse()) text = text.slice(0, edit.start) + edit.text + text.slice(edit.end)
      assert.equal(text, expected)
    })
  }
})
