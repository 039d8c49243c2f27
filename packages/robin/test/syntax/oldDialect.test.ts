import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { parse } from '../../src/syntax/parse.ts'
import { parses, refuses, short } from '../support/cases.ts'

describe('The older dialect', () => {
  refuses({
    'continues statements with a backslash': [
      "Display.ShowMessage Title:'a' \\\n                    Message:'b'+c \\\n   Icon:Display.Icon.None",
      ['1:31 old-dialect'],
    ],
    'imports files by their path': ['import ".\\a.appmask"\nfunction main\nset x to 1\nend', ['1:21 old-dialect']],
    "has functions that end with 'end'": ['function main\nset x to 1\nend', ['1:1 old-dialect']],
    "has variables called 'g:'": ['set g:Last to 31\nset x to 1 1', ['1:6 old-dialect']],
    "reads variables called 'g:'": ['if g:Last > 3 then\nend', ['1:5 old-dialect']],
    "has lines that begin with 'comment'": ['comment the first one\nset x to 1', ['1:1 old-dialect']],
  })

  test('says what shows it, and the way out', () => {
    const { message } = parse('comment x').diagnostics[0]!
    assert.match(message, /^This is Robin 0\.9, .* begins with 'comment'\. Rebuild the flow .*END FUNCTION/)
  })

  parses({
    'is not seen in small letters': [
      'set comment to 1\nif comment = 1 then\nend',
      'set comment 1; if (= comment 1) {}',
    ],
    'is not seen in comments and texts': [
      "# comment \\\nSET X TO 'g:\\\\'\nA.B C: '\\d' # import \"x\"",
      'comment" comment \\"; set X \'g:\\\'; A.B C:\'\\d\'; trailing comment" import "x""',
    ],
  })

  refuses({
    'is not seen in a text of Power Automate with the same mistakes': [
      "A.B C: $'''a''' \\\nimport \"x\"\ncomment x\nSET g:X TO 1",
      ['1:17 unexpected-character', '2:11 unexpected-token', '3:1 unknown-statement', '4:6 unexpected-token'],
    ],
    'is not seen where END FUNCTION is forgotten': [
      'FUNCTION A GLOBAL\nEND',
      ['1:1 missing-end', '2:1 unexpected-end'],
    ],
    'is not seen where FUNCTION is in capitals': ['FUNCTION A\nEND', ['1:1 missing-end', '2:1 unexpected-end']],
  })

  test('gives a tree of what could be read', () => {
    const { tree, diagnostics } = parse('comment x\nset y to 1')
    assert.deepEqual(diagnostics.map(short), ['1:1 old-dialect'])
    assert.equal(tree.main.length, 1)
  })
})
