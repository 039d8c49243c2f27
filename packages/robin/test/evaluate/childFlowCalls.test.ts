import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { childFlowCalls } from '../../src/evaluate/childFlowCalls.ts'
import { parse } from '../../src/syntax/parse.ts'
import { libraryOf, testActions } from '../support/testLibrary.ts'

describe('The flows a flow calls', () => {
  const rows: Record<string, readonly [text: string, calls: string]> = {
    'are read off the constants of its actions': [
      "SET A TO 1\nTest.Call Flow: 'a'\nTest.Call Flow: $'''b'''",
      '2 a; 3 b',
    ],
    'have the name an annotation gives them': ["@@flowname: 'Prices'\nTest.Call Flow: 'a'", '2 a Prices'],
    'are found in branches, loops, blocks and subflows': [
      "IF True THEN\nTest.Call Flow: 'a'\nEND\nBLOCK\nTest.Call Flow: 'b'\nEND\nCALL S\nFUNCTION S GLOBAL\nTest.Call Flow: 'c'\nEND FUNCTION",
      '2 a; 5 b; 9 c',
    ],
    'are counted as often as they are called': ["Test.Call Flow: 'a'\nTest.Call Flow: 'a'", '1 a; 2 a'],
    'are found in Power Fx flows': ["Test.Call Flow: $fx'a'\nTest.Call Flow: $fx'=Id'", '1 a'],
    'are not those a variable names': ["SET Id TO 'a'\nTest.Call Flow: Id\nTest.Call Flow: $'''%Id%'''", ''],
    'are not disabled': ["DISABLE Test.Call Flow: 'a'", ''],
    'are not other texts': ["Test.Say Text: 'a'\nTest.Unknown Flow: 'a'", ''],
  }
  for (const [title, [text, expected]] of Object.entries(rows))
    test(title, () => {
      const calls = childFlowCalls(parse(text).tree, libraryOf(testActions()))
      const shown = calls.map(({ line, flowId, flowName = '' }) => `${line} ${flowId} ${flowName}`.trim())
      assert.equal(shown.join('; '), expected)
    })
})
