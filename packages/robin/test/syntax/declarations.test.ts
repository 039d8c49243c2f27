import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { parse } from '../../src/syntax/parse.ts'
import { parses, refuses, short } from '../support/cases.ts'
import { expression } from '../support/outline.ts'

const text = `@@ConnectionString: ''
@@Type: 'Local'
@@DesktopType: 'local'
@@DisplayName: 'Local computer'
IMPORT 'controlRepo.appmask' AS appmask
IMPORT 'imageRepo.imgrepo' AS imgrepo
@SENSITIVE: [Password, Pin]
@INPUT Name : { 'Description': '''first
second''', 'FriendlyName': 'The name', 'Type': 'String', 'IsOptional': False, 'DefaultValue': '' }\u0020
@OUTPUT Total : { 'Description': '', 'FriendlyName': 'Total', 'Type': 'Numeric' }
@INPUT Items:{'DefaultValue':[],'Type':'List'}
# go
SET Total TO 1
FUNCTION 'Fetch Orders' GLOBAL
    EXIT FUNCTION
END FUNCTION

FUNCTION Local
END FUNCTION
`

describe('Declarations', () => {
  test('are read around the statements', () => {
    const { tree, diagnostics } = parse(text)
    assert.deepEqual(diagnostics.map(short), [])
    assert.deepEqual(
      tree.header.map(({ key, value }) => [key, value]),
      [
        ['ConnectionString', ''],
        ['Type', 'Local'],
        ['DesktopType', 'local'],
        ['DisplayName', 'Local computer'],
      ],
    )
    assert.deepEqual(
      tree.imports.map(({ path, alias }) => [path, alias.text]),
      [
        ['controlRepo.appmask', 'appmask'],
        ['imageRepo.imgrepo', 'imgrepo'],
      ],
    )
    assert.deepEqual(
      tree.sensitive.map(name => name.text),
      ['Password', 'Pin'],
    )
    assert.deepEqual(
      tree.variables.map(({ direction, name, properties }) => [direction, name.text, expression(properties)]),
      [
        [
          'input',
          'Name',
          "object{Description: 'first\r\nsecond', FriendlyName: 'The name', Type: 'String', IsOptional: false, DefaultValue: ''}",
        ],
        ['output', 'Total', "object{Description: '', FriendlyName: 'Total', Type: 'Numeric'}"],
        ['input', 'Items', "object{DefaultValue: [], Type: 'List'}"],
      ],
    )
    assert.equal(tree.main.length, 2)
    assert.deepEqual(
      tree.subflows.map(({ name, global }) => [name.text, global]),
      [
        ['Fetch Orders', true],
        ['Local', false],
      ],
    )
  })

  parses({
    'nothing is needed': ['', ''],
    'Main may be empty': ['FUNCTION S GLOBAL\nSET X TO 1\nEND FUNCTION', 'function S global {set X 1}'],
    'the properties of a variable may stand on several lines': [
      "@INPUT A : {\n  'Type': 'String',\n\n  'DefaultValue': { 'a': [1] }\n}\nSET X TO 1",
      'set X 1',
    ],
    'a local subflow has inputs and outputs of its own': [
      "FUNCTION S\n  # why\n  @INPUT A : { 'Type': 'String' }\n@OUTPUT B : { 'Type': 'List' } # b\n  SET B TO A\nEND FUNCTION",
      'function S input A output B {comment" why"; trailing comment" b"; set B A}',
    ],
    'annotations at the top may belong to the first statement': [
      "@@Type: 'Local'\n@@source: 'x'\nA.B",
      "@@source='x' A.B",
    ],
    'JSON from the clipboard is dropped': [
      'SET X TO 1\r\n# [ControlRepository][PowerAutomateDesktop]\r\n\r\n{\r\n  "ControlRepositorySymbols": [],\r\n  "a": "\'"\r\n}\r\n',
      'set X 1',
    ],
    'a comment that only looks like it is a comment': [
      '# [ControlRepository][PowerAutomateDesktop]\nSET X TO 1',
      'comment" [ControlRepository][PowerAutomateDesktop]"; set X 1',
    ],
  })

  refuses({
    'must be known': [
      '@INPOT X : { }\n@FOO\nSET A TO 1',
      ['1:2 unknown-declaration', '2:2 unknown-declaration'],
      'set A 1',
    ],
    'of a subflow stand directly behind its first line, and not behind GLOBAL': [
      "FUNCTION S GLOBAL\n@INPUT A : { 'Type': 'String' }\nEND FUNCTION\nFUNCTION T\nSET X TO 1\n@INPUT A : { 'Type': 'String' }\nEND FUNCTION",
      ['2:1 misplaced-declaration', '6:1 unknown-statement'],
      'function S global input A {}; function T {set X 1}',
    ],
    'with braces that do not close lose a line': [
      "@INPUT A : { 'Type': 'String'\nSET X TO 1\nSET Y TO 1",
      ['2:1 unexpected-token'],
      'set Y 1',
    ],
    'need their properties': ['@INPUT X : { }\n@INPUT Y', ['1:12 missing-properties', '2:9 unexpected-token']],
    'stand outside of blocks': ["IF X THEN\n@INPUT X : { 'a': 1 }\nEND", ['2:1 unknown-statement'], 'if X {}'],
    'a subflow needs END FUNCTION': [
      'FUNCTION A GLOBAL\nSET X TO 1\nEND\nSET Y TO 1',
      ['1:1 missing-end', '3:1 unexpected-end'],
      'function A global {set X 1; set Y 1}',
    ],
    'a subflow needs a name': [
      'FUNCTION\nSET X TO 1\nEND FUNCTION\n',
      ['1:9 missing-name'],
      'function  global {set X 1}',
    ],
    'no statement stands behind a subflow': [
      'FUNCTION A GLOBAL\nEND FUNCTION\n# fine\nSET X TO 1',
      ['4:1 statement-after-subflow'],
    ],
    'END FUNCTION needs a FUNCTION': ['END FUNCTION', ['1:1 unexpected-end']],
  })

  test('annotations before a declaration are of the header, whatever they are called', () => {
    const { tree, diagnostics } = parse(
      "# top\n@@DisplayName: '''Local\ncomputer'''\n@@'Other key': ''\nIMPORT 'a' AS b\n@@source: 'x'\nA.B",
    )
    assert.deepEqual(diagnostics.map(short), [])
    assert.deepEqual(
      tree.header.map(({ key, value }) => [key, value]),
      [
        ['DisplayName', 'Local\r\ncomputer'],
        ['Other key', ''],
      ],
    )
  })
})
