import assert from 'node:assert/strict'
import { test } from 'node:test'
import { statementRows } from '../../src/evaluate/statementRows.ts'
import { parse } from '../../src/syntax/parse.ts'

/** Every statement that has a row, as `row line`. */
function rowsOf(lines: readonly string[]): string[] {
  const { tree } = parse(lines.join('\n'))
  return [...statementRows(tree.main)]
    .filter(([node]) => 'kind' in node && 'range' in node)
    .map(([node, row]) => `${row} ${(node as { range: { line: number } }).range.line}`)
}

const cases: readonly [title: string, lines: readonly string[], expected: readonly string[]][] = [
  [
    'statements, comments, regions and labels have a row each; blank lines have none',
    ['# a', '', '**REGION r', 'SET A TO 1', 'LABEL L', '**ENDREGION'],
    ['1 1', '2 3', '3 4', '4 5', '5 6'],
  ],
  [
    'ELSE and END have rows',
    ['IF 1 = 1 THEN', 'SET A TO 1', 'ELSE IF 1 = 2 THEN', 'SET A TO 2', 'ELSE', 'SET A TO 3', 'END', 'SET B TO 1'],
    ['1 1', '1 1', '2 2', '3 3', '4 4', '6 6', '8 8'],
  ],
  [
    'CASE and DEFAULT have rows',
    ['SWITCH 1', 'CASE = 1', 'SET A TO 1', 'DEFAULT', 'SET A TO 2', 'END', 'SET B TO 1'],
    ['1 1', '3 3', '5 5', '7 7'],
  ],
  [
    'loops have two',
    [
      'LOOP I FROM 1 TO 2',
      'LOOP FOREACH X IN [1]',
      'LOOP WHILE False',
      'SET A TO 1',
      'END',
      'END',
      'END',
      'SET B TO 1',
    ],
    ['1 1', '2 2', '3 3', '3 3', '4 4', '8 8'],
  ],
  [
    'what handles an error belongs to the row that has the handler',
    ['BLOCK', 'ON BLOCK ERROR', 'SET A TO 1', 'END', 'Test.Fail', 'ON ERROR', 'SET B TO 1', 'END', 'END', 'SET C TO 1'],
    ['1 1', '1 3', '2 5', '2 7', '4 10'],
  ],
  ['what is disabled has a row', ['DISABLE SET A TO 1', 'SET B TO 1'], ['1 1', '2 2']],
]
for (const [title, lines, expected] of cases) test(title, () => assert.deepEqual(rowsOf(lines), expected))
