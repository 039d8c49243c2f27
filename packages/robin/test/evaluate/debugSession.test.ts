import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Trace } from '../../src/evaluate/debugListener.ts'
import { execute } from '../support/execute.ts'

/** A record in one line: `2 LOOP again (FROM: 1) → I = 1 ! error`. */
function lineOf({ site, depth, again, inputs, changes, error, show }: Trace): string {
  return [
    `${'  '.repeat(depth)}${site.line} ${site.action}${again ? ' again' : ''}`,
    ...inputs.map(one => `${one.name}: ${show(one)}`),
    ...changes.map(one => `→ ${one.name} = ${show(one)}`),
    ...(error ? [`! ${error.code}`] : []),
  ].join(' ')
}

async function traced(lines: readonly string[]): Promise<string[]> {
  const seen: string[] = []
  await execute(lines.join('\n'), { debug: { after: trace => void seen.push(lineOf(trace)) } })
  return seen
}

describe('a trace tells of', () => {
  const rows: readonly [title: string, lines: readonly string[], expected: readonly string[]][] = [
    ['SET', ["SET A TO 'x'", 'SET A TO [A, 1]'], ["1 SET → A = 'x'", "2 SET → A = ['x', 1]"]],
    ['a place in a variable', ['SET O TO {{ }}', "SET O['a'] TO 1"], ['1 SET → O = {{ }}', "2 SET → O = { 'a': 1 }"]],
    [
      'IF with what decides it, before what is in it',
      ['SET A TO 1', 'IF A = 2 THEN', 'ELSE IF A = 1 THEN', 'SET B TO 2', 'END'],
      ['1 SET → A = 1', '2 IF condition: False condition: True', '4 SET → B = 2'],
    ],
    ['IF that does nothing', ['IF 1 = 2 THEN', 'SET B TO 2', 'END'], ['1 IF condition: False']],
    [
      'SWITCH',
      ['SET A TO 1', 'SWITCH A', 'CASE = 1', 'SET B TO 2', 'END'],
      ['1 SET → A = 1', '2 SWITCH SWITCH: 1', '4 SET → B = 2'],
    ],
    [
      'each turn of a counted loop and what is left of it',
      ['SET N TO 2', 'LOOP I FROM 1 TO N', 'SET A TO I', 'END'],
      [
        '1 SET → N = 2',
        '2 LOOP TO: 2 → I = 1',
        '3 SET → A = 1',
        '2 LOOP again → I = 2',
        '3 SET → A = 2',
        '2 LOOP again → I = 3',
      ],
    ],
    [
      'an empty loop',
      ['LOOP FOREACH X IN [5, 6]', 'END'],
      ['1 LOOP FOREACH IN: [5, 6] → X = 5', '1 LOOP FOREACH again → X = 6'],
    ],
    [
      'a loop with a condition',
      ['SET I TO 0', 'LOOP WHILE I < 1', 'SET I TO I + 1', 'END'],
      ['1 SET → I = 0', '2 LOOP WHILE condition: True', '3 SET → I = 1', '2 LOOP WHILE again condition: False'],
    ],
    [
      'CALL before what it calls',
      ['SET A TO 1', 'CALL Sub', 'SET B TO 1', 'FUNCTION Sub GLOBAL', 'SET A TO 2', 'END FUNCTION'],
      ['1 SET → A = 1', '2 CALL', '  5 SET → A = 2', '3 SET → B = 1'],
    ],
    [
      'an action with its arguments, but for literals, and its outputs',
      ['SET A TO 7', 'Test.Later Text: A Result=> R'],
      ['1 SET → A = 7', '2 Test.Later Text: 7 → R = 7'],
    ],
    [
      'an action that changes a variable in place',
      ['SET L TO [1]', 'Test.Add Item: 2 List: L'],
      ['1 SET → L = [1]', '2 Test.Add → L = [1, 2]'],
    ],
    [
      'an error, and what handles it',
      ['Test.Fail Result=> R', 'ON ERROR', 'SET A TO 1', 'END'],
      ['1 Test.Fail ! FirstError', '3 SET → A = 1'],
    ],
    [
      'each attempt',
      ['Test.Fail Times: 1 Result=> R', 'ON ERROR REPEAT 1 TIMES WAIT 0', 'END'],
      ['1 Test.Fail ! FirstError', "1 Test.Fail again → R = 'attempt 2'"],
    ],
    [
      'an error that ends the run, once',
      ['CALL Sub', 'FUNCTION Sub GLOBAL', 'IF 1 = 1 THEN', 'SET A TO 1 / 0', 'END', 'END FUNCTION'],
      ['1 CALL', '  3 IF condition: True', '  4 SET ! DivideByZeroError'],
    ],
    [
      'a block and what its rule does',
      ['BLOCK', 'ON BLOCK ERROR all', 'SET A TO 1', 'END', 'SET B TO [1][2]', 'END'],
      ['1 BLOCK', '5 SET ! IndexOutOfRangeError', '3 SET → A = 1'],
    ],
    [
      'what is jumped to, not what is passed on the way',
      ['GOTO In', 'IF 1 = 2 THEN', 'LABEL In', 'SET A TO 1', 'END'],
      ['1 GOTO', '4 SET → A = 1'],
    ],
    [
      'the condition that is an action',
      ["SET A TO 'yes'", 'IF (Test.IsLater Answer: A) THEN', 'SET B TO 1', 'END'],
      ["1 SET → A = 'yes'", "2 IF Answer: 'yes' condition: True", '3 SET → B = 1'],
    ],
    ['WAIT', ['SET A TO 0.5', 'WAIT A'], ['1 SET → A = 0.5', '2 WAIT WAIT: 0.5']],
    ['an end by EXIT', ['SET A TO 0', 'EXIT Code: A', 'SET A TO 1'], ['1 SET → A = 0', '2 EXIT Code: 0']],
    [
      'sensitive variables without their values, wherever these have gone',
      [
        '@SENSITIVE: [Pin]',
        "SET Pin TO 'abcd'",
        "SET A TO 'x' + Pin",
        "SET O TO { 'k': [Pin] }",
        'IF Pin = A THEN',
        'END',
      ],
      ['2 SET → Pin = *****', "3 SET → A = 'x*****'", "4 SET → O = { 'k': ['*****'] }", '5 IF condition: *****'],
    ],
    [
      'a local subflow with what goes in and comes out',
      [
        'SET X TO 2',
        'CALL Twice N: X Result=> Y',
        'FUNCTION Twice',
        "@INPUT N : { 'Type': 'Numeric' }",
        "@OUTPUT Result : { 'Type': 'Numeric' }",
        'SET Result TO N * 2',
        'END FUNCTION',
      ],
      ['1 SET → X = 2', '2 CALL N: 2 → N = 2', '  6 SET → Result = 4', '2 CALL again → Y = 4'],
    ],
  ]
  for (const [title, lines, expected] of rows) test(title, async () => assert.deepEqual(await traced(lines), expected))
})

test('a trace names the parts of a text that are not to be shown', async () => {
  const script = "@SENSITIVE: [Pin]\nSET Pin TO 'it\\'s'\nTest.Say Text: 1 Password: $'''pa\\'ss'''"
  const seen: string[] = []
  await execute(script, {
    debug: { after: ({ secrets }) => void seen.push(secrets.map(one => script.slice(one.start, one.end)).join()) },
  })
  assert.deepEqual(seen, ["'it\\'s'", "$'''pa\\'ss'''"])
})

test('a trace tells of an error where it happened, though nobody wants reports', async () => {
  const seen: string[] = []
  const script = 'BLOCK\nON BLOCK ERROR all\nEND\nSET A TO 1 / 0\nEND'
  await execute(script, { listener: {}, debug: { after: trace => void seen.push(lineOf(trace)) } })
  assert.deepEqual(seen, ['1 BLOCK', '4 SET ! DivideByZeroError'])
})

test('a run that is watched ends as one that is not', async () => {
  const script =
    "Test.Fail Result=> R\nON ERROR\nEND\nERROR => E\nSET A TO E.Location\nEXIT Code: 3 ErrorMessage: $'''%A%'''"
  const plain = await execute(script)
  const watched = await execute(script, { debug: { before() {}, after() {} } })
  assert.deepEqual(watched.outcome, plain.outcome)
  assert.deepEqual(watched.reports, plain.reports)
})
