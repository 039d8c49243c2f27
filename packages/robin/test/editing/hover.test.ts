import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { hoverAt } from '../../src/editing/hover.ts'
import { atCaret } from '../support/caret.ts'

/** Text with a caret → a pattern of what is said; undefined: nothing. */
const rows: Readonly<Record<string, readonly [string, RegExp | undefined]>> = {
  'an action': ["File.Co|py Files: 'a' Destination: 'b'", /\*\*File\.Copy\*\*[\s\S]*`Files`[\s\S]*`FileNotFoundError`/],
  'an argument': ["File.Copy File|s: 'a' Destination: 'b'", /^`Files` \(files\): files label$/],
  'an argument with members': ['File.Copy IfFile|Exists: X', /`IfFileExists` \(File\.IfExists, DoNothing by default\)/],
  'an output': ['Text.Join.Plain List: L Joined|=> J', /^`Joined` \(text\): Joined$/],
  'a condition': ["IF (File.Ex|ists File: 'a') THEN\nEND", /\*\*File\.Exists\*\*/],
  'a variable': ["SET Total TO 'x'\nSET B TO Tot|al", /variable \(text\) \*\*Total\*\*: line 1, 2 places/],
  'a subflow': ['CALL S|ub\nFUNCTION Sub GLOBAL\nEND FUNCTION', /subflow \*\*Sub\*\*: line 2, 2 places/],
  'a keyword': ['SE|T A TO 1', undefined],
}

describe('what there is to say about a place', () => {
  for (const [title, [marked, expected]] of Object.entries(rows)) {
    test(title, () => {
      const { document, offset } = atCaret(marked)
      const hover = hoverAt(document, offset)
      if (expected === undefined) assert.equal(hover, undefined)
      else assert.match(hover?.text ?? '', expected)
    })
  }
})
