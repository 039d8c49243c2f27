import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { execute } from '../support/execute.ts'

/** Script (lines), then what variables show at the end. */
type Row = readonly [title: string, lines: readonly string[], variables: Readonly<Record<string, string>>]

const families: Readonly<Record<string, readonly Row[]>> = {
  SET: [
    ['assigns whatever the case of the name', ['SET Name TO 5', 'SET Other TO nAME + 1'], { Other: '6' }],
    ['makes the last key of an object', ['SET O TO {{ }}', "SET O['a'] TO 1", 'SET T TO O.a'], { T: '1' }],
    [
      'goes down objects and lists',
      ["SET O TO { 'a': { 'b': [1, 2] } }", "SET O['a']['b'][1] TO 'x'", "SET T TO O['a']['b']"],
      { T: '[1, x]' },
    ],
    ['copies a list', ['SET A TO [1, 2]', 'SET B TO A', 'SET B[0] TO 9'], { A: '[1, 2]', B: '[9, 2]' }],
    [
      'copies a list in a list',
      ['SET A TO [[1], [2]]', 'SET B TO A[0]', 'SET A[0][0] TO 9'],
      { A: '[[9], [2]]', B: '[1]' },
    ],
    ['copies what goes into a list', ['SET A TO [1]', 'SET B TO [A]', 'SET A[0] TO 9'], { A: '[9]', B: '[[1]]' }],
    ['copies a slice', ['SET A TO [[1], [2]]', 'SET B TO A[0:1]', 'SET A[0][0] TO 9'], { A: '[[9], [2]]', B: '[[1]]' }],
    [
      'copies through one value in a text',
      ['SET A TO [1]', "SET B TO $'''%A%'''", 'SET A[0] TO 9'],
      { A: '[9]', B: '[1]' },
    ],
    [
      'sets a cell of a table',
      ["SET T TO { ^['A', 'B'], [1, 2], [3, 4] }", 'SET R TO T[0]', "SET T[0]['b'] TO 9", 'SET C TO T[0][1]'],
      { C: '9', R: '[1, 2]' },
    ],
    ['gives back what it is given in one value', ["SET A TO $'''%5%'''", 'SET B TO A + 1'], { B: '6' }],
  ],
  IF: [
    [
      'takes the first branch that holds',
      [
        'SET X TO 2',
        'IF X = 1 THEN',
        "SET R TO 'one'",
        'ELSE IF X = 2 THEN',
        "SET R TO 'two'",
        'ELSE',
        "SET R TO 'more'",
        'END',
      ],
      { R: 'two' },
    ],
    ['takes ELSE', ['IF 1 = 2 THEN', "SET R TO 'a'", 'ELSE', "SET R TO 'b'", 'END'], { R: 'b' }],
    ['asks an action', ["IF (Test.Is Answer: $'''yes''') THEN", "SET R TO 'a'", 'END'], { R: 'a' }],
    [
      'asks an action that answers later',
      ["IF (Test.IsLater Answer: $'''no''') THEN", "SET R TO 'a'", 'ELSE', "SET R TO 'b'", 'END'],
      { R: 'b' },
    ],
    [
      'takes a boolean and its text',
      [
        'SET B TO True',
        'IF B THEN',
        "SET R TO 'a'",
        'END',
        "SET S TO 'false'",
        'IF NOT(S) THEN',
        "SET Q TO 'c'",
        'END',
      ],
      { R: 'a', Q: 'c' },
    ],
    [
      'does not hold where the handler of its action takes the error',
      [
        "IF (Test.Is Answer: $'''fail''') THEN",
        'ON ERROR',
        "SET R TO 'handled'",
        'END',
        "SET Q TO 'then'",
        'ELSE',
        "SET Q TO 'else'",
        'END',
      ],
      { R: 'handled', Q: 'else' },
    ],
  ],
  SWITCH: [
    [
      'runs the first case that holds and no other',
      [
        'SET X TO 5',
        'SWITCH X',
        'CASE < 3',
        "SET R TO 'few'",
        'CASE >= 5',
        "SET R TO 'five'",
        'CASE = 5',
        "SET R TO 'wrong'",
        'END',
      ],
      { R: 'five' },
    ],
    ['falls to DEFAULT', ['SWITCH 1', 'CASE = 2', 'SET R TO 2', 'DEFAULT', "SET R TO 'none'", 'END'], { R: 'none' }],
  ],
  LOOP: [
    [
      'counts with the end included and goes one past it',
      ['SET S TO 0', 'LOOP I FROM 1 TO 3', 'SET S TO S + I', 'END'],
      { S: '6', I: '4' },
    ],
    ['counts down', ["SET S TO ''", 'LOOP I FROM 3 TO 1 STEP -1', 'SET S TO S + I', 'END'], { S: '321', I: '0' }],
    [
      'counts in fractions exactly',
      ['SET N TO 0', 'LOOP I FROM 0 TO 1 STEP 0.1', 'SET N TO N + 1', 'END'],
      { N: '11', I: '1.1' },
    ],
    ['does nothing where the end is passed', ['LOOP I FROM 3 TO 1', 'SET S TO 1', 'END'], { S: '', I: '3' }],
    ['keeps the variable on EXIT LOOP', ['LOOP I FROM 1 TO 9', 'IF I = 4 THEN', 'EXIT LOOP', 'END', 'END'], { I: '4' }],
    [
      'leaves out the rest on NEXT LOOP',
      ["SET S TO ''", 'LOOP I FROM 1 TO 4', 'IF I MOD 2 = 0 THEN', 'NEXT LOOP', 'END', 'SET S TO S + I', 'END'],
      { S: '13' },
    ],
    [
      'goes over a list',
      ["SET S TO ''", "LOOP FOREACH Item IN ['a', 'b']", 'SET S TO S + Item', 'END'],
      { S: 'ab', Item: 'b' },
    ],
    [
      'goes over the items as they were',
      ['SET L TO [1, 2]', 'LOOP FOREACH I IN L', 'Test.Add Item: I + 10 List: L', 'END'],
      { L: '[1, 2, 11, 12]' },
    ],
    [
      'goes over rows and cells',
      [
        "SET T TO { ^['A', 'B'], [1, 2], [3, 4] }",
        "SET S TO ''",
        'LOOP FOREACH R IN T',
        "SET S TO S + R['B']",
        'LOOP FOREACH C IN R',
        'SET S TO S + C',
        'END',
        'END',
      ],
      { S: '212434' },
    ],
    ['runs while a condition holds', ['SET N TO 0', 'LOOP WHILE (N) < (5)', 'SET N TO N + 2', 'END'], { N: '6' }],
    [
      'waits in its body',
      ['SET N TO 0', 'LOOP I FROM 1 TO 3', 'Test.Later Text: I Result=> R', 'SET N TO N + R', 'END'],
      { N: '6' },
    ],
    [
      'leaves the inner one',
      [
        "SET S TO ''",
        'LOOP I FROM 1 TO 2',
        'LOOP J FROM 1 TO 9',
        'IF J = 2 THEN',
        'EXIT LOOP',
        'END',
        'SET S TO S + I',
        'END',
        'END',
      ],
      { S: '12' },
    ],
  ],
  GOTO: [
    ['goes on at the label', ['SET A TO 1', 'GOTO Exit', 'SET A TO 2', 'LABEL Exit', 'SET B TO 1'], { A: '1', B: '1' }],
    [
      'goes back',
      ['SET N TO 0', 'LABEL Again', 'SET N TO N + 1', 'IF N < 1000 THEN', 'GOTO Again', 'END'],
      { N: '1000' },
    ],
    [
      'leaves loops, switches and blocks',
      [
        'BLOCK',
        'ON BLOCK ERROR',
        'END',
        'LOOP I FROM 1 TO 9',
        'SWITCH I',
        'CASE = 2',
        "GOTO 'Exit'",
        'END',
        'END',
        'SET A TO 1',
        "LABEL 'Exit'",
        'SET B TO I',
        'END',
      ],
      { A: '', B: '2' },
    ],
    [
      'enters a branch of IF',
      [
        'GOTO Inside',
        'IF 1 = 2 THEN',
        'SET A TO 1',
        'LABEL Inside',
        'SET B TO 1',
        'ELSE',
        'SET C TO 1',
        'END',
        'SET D TO 1',
      ],
      { A: '', B: '1', C: '', D: '1' },
    ],
    [
      'enters a branch in a branch',
      [
        'GOTO Inside',
        'IF 1 = 2 THEN',
        'SWITCH 1',
        'CASE = 2',
        'SET A TO 1',
        'LABEL Inside',
        'SET B TO 1',
        'END',
        'SET D TO 1',
        'END',
      ],
      { A: '', B: '1', D: '1' },
    ],
    [
      'repeats inside a loop',
      ['LOOP I FROM 1 TO 2', 'SET N TO 0', 'LABEL More', 'SET N TO N + 1', 'IF N < 3 THEN', 'GOTO More', 'END', 'END'],
      { N: '3', I: '3' },
    ],
    [
      'goes out of a waiting statement',
      [
        "Test.Fail Message: $'''m'''",
        'ON ERROR',
        'GOTO Exit',
        'END',
        'SET A TO 1',
        'LABEL Exit',
        "Test.Later Text: $'''x''' Result=> B",
      ],
      { A: '', B: 'x' },
    ],
  ],
  CALL: [
    [
      'shares the variables',
      ['SET A TO 1', 'CALL Sub', 'SET B TO A', 'FUNCTION Sub GLOBAL', 'SET A TO A + 1', 'END FUNCTION'],
      { B: '2' },
    ],
    [
      'is left by EXIT FUNCTION, also out of a loop',
      [
        'CALL Sub',
        'SET B TO I',
        'FUNCTION Sub GLOBAL',
        'LOOP I FROM 1 TO 9',
        'IF I = 3 THEN',
        'EXIT FUNCTION',
        'END',
        'END',
        'SET A TO 1',
        'END FUNCTION',
      ],
      { A: '', B: '3' },
    ],
    [
      'may call itself thousands of times',
      [
        'SET N TO 0',
        'CALL Sub',
        'FUNCTION Sub GLOBAL',
        'SET N TO N + 1',
        'IF N < 5000 THEN',
        'CALL Sub',
        'END',
        'END FUNCTION',
      ],
      { N: '5000' },
    ],
    [
      'has labels of its own',
      [
        'GOTO Exit',
        'LABEL Exit',
        'CALL Sub',
        'SET A TO 1',
        'FUNCTION Sub GLOBAL',
        'GOTO Exit',
        'SET B TO 1',
        'LABEL Exit',
        'END FUNCTION',
      ],
      { A: '1', B: '' },
    ],
  ],
  'an action': [
    [
      'is given what its inputs ask for',
      ["Test.Show Number: $'''1.50''' Integer: '3' Flag: 'False' Text: 12 Files: 'a.txt' Numbers: [1, '2'] Shown=> S"],
      {
        S: 'Number=object "1.5"; Integer=number 3; Flag=boolean false; Text=string "12"; Files=object [{"path":"/made/a.txt"}]; Numbers=object [1,2]',
      },
    ],
    [
      'takes empty text for a number as not given',
      ["Test.Show Number: $'''''' Text: $'''''' Shown=> S"],
      { S: 'Text=string ""' },
    ],
    ['changes a variable it is given by reference', ['SET N TO 0.1', 'Test.Increase Value: N By: 0.2'], { N: '0.3' }],
    ['makes the list it changes', ["Test.Add Item: 'a' List: New"], { New: '[a]' }],
    [
      'changes no copy of the list it changes',
      ['SET A TO [1]', 'SET B TO A', 'Test.Add Item: 2 List: A'],
      { A: '[1, 2]', B: '[1]' },
    ],
    ['may stand disabled', ['SET A TO 1', 'DISABLE SET A TO 2'], { A: '1' }],
  ],
}

for (const [family, rows] of Object.entries(families)) {
  describe(family, () => {
    for (const [title, lines, variables] of rows) {
      test(title, async () => {
        const { outcome, text } = await execute(lines.join('\n'))
        assert.deepEqual(outcome, { status: 'succeeded', outputs: {}, sensitiveOutputs: [] })
        for (const [name, expected] of Object.entries(variables)) assert.equal(text(name), expected, name)
      })
    }
  })
}
