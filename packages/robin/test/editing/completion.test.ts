import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { completionsAt } from '../../src/editing/completion.ts'
import { atCaret } from '../support/caret.ts'

/** Text with a caret → some of what may stand there, what may not, and the word that is replaced. */
const rows: Readonly<
  Record<string, readonly [text: string, some: readonly string[], not: readonly string[], word: string]>
> = {
  'a statement': ['|', ['SET', 'LOOP FOREACH', 'File.Copy'], ['File.Exists'], ''],
  'an action that is begun': ['    File.Co|', ['File.Copy', 'Clock.Beep'], ['File.Exists'], 'File.Co'],
  'a condition': ['IF (File.|', ['File.Exists'], ['File.Copy', 'SET'], 'File.'],
  'arguments not yet given': [
    "File.Copy Files: 'a' De|",
    ['Destination', 'IfFileExists', 'CopiedFiles'],
    ['Files'],
    'De',
  ],
  'the members an argument takes': [
    'File.Copy IfFileExists: File.If|',
    ['File.IfExists.DoNothing', 'File.IfExists.Overwrite'],
    ['True'],
    'File.If',
  ],
  'a value': ['SET Total TO 1\nFile.Copy Files: To|', ['Total', 'Contains'], ['Destination'], 'To'],
  'a variable between percent signs': ["SET Total TO 1\nSET B TO $'''%To|", ['Total'], ['SET'], 'To'],
  'nothing in a text': ["SET B TO $'''To|", [], ['Total', 'SET'], ''],
  'nothing in a comment': ['SET B TO 1 # To|', [], ['SET'], ''],
  'the variable of an output': ['SET Total TO 1\nText.Join.Plain List: L Joined=> To|', ['Total'], ['SET'], 'To'],
  'a subflow': ['CALL |\nFUNCTION Sub GLOBAL\nEND FUNCTION', ['Sub'], ['SET'], ''],
  'a label, in quotes where it needs them': ["LABEL 'Step two'\nGOTO |", ['Step two'], ['SET'], ''],
  'the errors of the actions of the flow': [
    "File.Copy Files: 'a' Destination: 'b'\nON ERROR F|",
    ['FileNotFoundError', 'REPEAT'],
    ['SET'],
    'F',
  ],
  'the properties of what a variable holds': ['SET A TO [1]\nSET B TO A.C|', ['Count'], ['Length', 'SET'], 'C'],
  'the properties behind a text': ["SET A TO 'x'\nSET B TO $'''%A.|", ['Length', 'ToUpper'], ['Count'], ''],
}

describe('what may stand at a place', () => {
  for (const [title, [marked, some, not, word]] of Object.entries(rows)) {
    test(title, () => {
      const { document, offset } = atCaret(marked)
      const { start, items } = completionsAt(document, offset)
      const labels = items.map(item => item.label)
      for (const label of some) assert.ok(labels.includes(label), `${label} is missing in ${labels.join(', ')}`)
      for (const label of not) assert.ok(!labels.includes(label), `${label} should not be there`)
      assert.equal(document.text.slice(start, offset), word)
    })
  }
})
