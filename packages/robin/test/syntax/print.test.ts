import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { parse } from '../../src/syntax/parse.ts'
import { print } from '../../src/syntax/print.ts'
import { short } from '../support/cases.ts'
import { generatedFlow } from '../support/generatedFlow.ts'
import { program } from '../support/program.ts'

/** The tree without places. */
const plain = (text: string) => {
  const { tree, diagnostics } = parse(text)
  assert.deepEqual(diagnostics.map(short), [], text)
  return JSON.parse(JSON.stringify(tree, (key, value) => (key === 'range' ? undefined : value)))
}

describe('Printing', () => {
  const rows: Readonly<Record<string, readonly [text: string, printed: string]>> = {
    'puts words in capitals and blanks where they belong': ['set x to 1+2*(y) #sum', 'SET x TO 1 + 2 * (y) #sum\r\n'],
    'indents blocks': [
      'IF X THEN\nLOOP I FROM 1 TO 2\nNEXT LOOP\nEND\nEND',
      'IF X THEN\r\n    LOOP I FROM 1 TO 2\r\n        NEXT LOOP\r\n    END\r\nEND\r\n',
    ],
    'leaves annotations and block rules flush left': [
      "IF X THEN\n@@a: 'b'\nBLOCK\nON BLOCK ERROR all\nSET A TO 1\nEND\nWAIT 1\nEND\nEND",
      "IF X THEN\r\n@@a: 'b'\r\n    BLOCK \r\nON BLOCK ERROR all\r\n    SET A TO 1\r\nEND\r\n        WAIT 1\r\n    END\r\nEND\r\n",
    ],
    'quotes names where it must': ["GOTO 'Exit'\nGOTO 'A'\nGOTO 'a b'", "GOTO 'Exit'\r\nGOTO A\r\nGOTO 'a b'\r\n"],
    'escapes texts': ["SET A TO $'''\\'x\\' \\\\ 100%% %B%'''", "SET A TO $'''\\'x\\' \\\\ 100%% %B%'''\r\n"],
    'keeps comments at their declarations and subflows': [
      "# top\n@INPUT A : { 'Type': 'List' } # a\n# b\n@INPUT B : { 'Type': 'List' } # c\nSET A TO B\nFUNCTION F\n# d\n@INPUT C : { 'Type': 'List' } # e\nEND FUNCTION # f\n# g\nFUNCTION G GLOBAL # h\nEND FUNCTION\n# i",
      "# top\r\n@INPUT A : { 'Type': 'List' } # a\r\n# b\r\n@INPUT B : { 'Type': 'List' } # c\r\nSET A TO B\r\nFUNCTION F\r\n    # d\r\n    @INPUT C : { 'Type': 'List' } # e\r\nEND FUNCTION # f\r\n# g\r\nFUNCTION G GLOBAL # h\r\nEND FUNCTION\r\n# i\r\n",
    ],
    'disables each line of a disabled block': [
      'DISABLE IF X THEN\nA.B\nON ERROR\nEND\nELSE\nEND',
      'DISABLE IF X THEN\r\n    A.B\r\n    ON ERROR\r\n    END\r\nDISABLE ELSE\r\nDISABLE END\r\n',
    ],
    'keeps what the clipboard puts behind': [
      'SET A TO 1\n\n# [ControlRepository][PowerAutomateDesktop]\n{\n "a": [] }\n\n',
      'SET A TO 1\r\n# [ControlRepository][PowerAutomateDesktop]\n{\n "a": [] }\r\n',
    ],
    'tells a computed subflow from a named one': ['CALL %A%\nCALL A\nCALL (A)', 'CALL %A%\r\nCALL A\r\nCALL (A)\r\n'],
    'of nothing is nothing': ['', ''],
  }
  for (const [title, [text, printed]] of Object.entries(rows)) {
    test(title, () => assert.equal(print(parse(text).tree), printed))
  }

  test('a flow that uses everything keeps its tree', () => {
    assert.deepEqual(plain(print(parse(program).tree)), plain(program))
  })

  test('twice gives the same text', () => {
    const once = print(parse(program).tree)
    assert.equal(print(parse(once).tree), once)
  })

  test('any flow keeps its tree, and is printed the same way again', () => {
    fc.assert(
      fc.property(generatedFlow, text => {
        const printed = print(parse(text).tree)
        assert.deepEqual(plain(printed), plain(text))
        assert.equal(print(parse(printed).tree), printed)
      }),
      { numRuns: 400 },
    )
  })
})
