import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { execute } from '../support/execute.ts'
import { madeHost } from '../support/madeHost.ts'

/** Script (lines), then what variables show at the end; `fails` is the code of the error the run must end with. */
type Row = readonly [
  title: string,
  lines: readonly string[],
  end: { fails?: string } & Readonly<Record<string, string>>,
]

const fail = (error = 'FirstError') => `Test.Fail Error: Test.Error.${error} Message: $'''m'''`
const broken = 'SET L TO [1]\nSET X TO L[5]'

const families: Readonly<Record<string, readonly Row[]>> = {
  'the handler of an action': [
    ['is for any error', [fail(), 'ON ERROR', 'SET R TO 1', 'END', 'SET Q TO 2'], { R: '1', Q: '2' }],
    [
      'is for the error it names',
      [fail('SecondError'), 'ON ERROR FirstError', 'SET R TO 1', 'ON ERROR SecondError', 'SET R TO 2', 'END'],
      { R: '2' },
    ],
    [
      'prefers the rule with the name',
      [fail(), 'ON ERROR FirstError', 'SET R TO 1', 'ON ERROR', 'SET R TO 2', 'END'],
      { R: '1' },
    ],
    [
      'lets other errors pass',
      [fail(), 'ON ERROR SecondError', 'SET R TO 2', 'END', 'SET Q TO 1'],
      { fails: 'FirstError', R: '', Q: '' },
    ],
    [
      'throws again',
      [fail(), 'ON ERROR', 'SET R TO 1', 'THROW ERROR', 'END', 'SET Q TO 1'],
      { fails: 'FirstError', R: '1', Q: '' },
    ],
    ['jumps', [fail(), 'ON ERROR', 'GOTO Exit', 'END', 'SET Q TO 1', 'LABEL Exit'], { Q: '' }],
    ['calls', [fail(), 'ON ERROR', 'CALL Sub', 'END', 'FUNCTION Sub GLOBAL', 'SET Q TO 1', 'END FUNCTION'], { Q: '1' }],
    [
      'does not see errors of the logic',
      ["Test.Show Text: $'''%[1][5]%''' Shown=> S", 'ON ERROR', 'END'],
      { fails: 'IndexOutOfRangeError' },
    ],
    [
      'sees a value that does not fit',
      ["Test.Show Number: $'''abc''' Shown=> S", 'ON ERROR', 'SET R TO 1', 'END'],
      { R: '1' },
    ],
    ['sees the defect of an action', ['Test.Break', 'ON ERROR', 'SET R TO 1', 'END'], { R: '1' }],
    [
      'tries again and goes on when it works',
      ['Test.Fail Times: 2 Result=> S', 'ON ERROR REPEAT 3 TIMES WAIT 2', 'END'],
      { S: 'attempt 3' },
    ],
    [
      'tries again and then fails',
      ['Test.Fail Result=> S', 'ON ERROR REPEAT 2 TIMES WAIT 2', 'END'],
      { fails: 'FirstError' },
    ],
    [
      'tries again and then takes the rules',
      ['Test.Fail Result=> S', 'ON ERROR REPEAT 2 TIMES WAIT 2', 'ON ERROR', 'SET R TO 1', 'END'],
      { R: '1' },
    ],
  ],
  'a block': [
    [
      'goes on behind itself',
      ['BLOCK', 'ON BLOCK ERROR', 'SET R TO 1', 'END', fail(), 'SET Q TO 1', 'END', 'SET P TO 1'],
      { R: '1', Q: '', P: '1' },
    ],
    ['fails with no rule', ['BLOCK A', 'ON BLOCK ERROR SecondError', 'END', fail(), 'END'], { fails: 'FirstError' }],
    [
      'does not see errors of the logic',
      ['BLOCK', 'ON BLOCK ERROR', 'SET R TO 1', 'END', broken, 'END'],
      { fails: 'IndexOutOfRangeError', R: '' },
    ],
    [
      'sees errors of the logic with all',
      ['BLOCK', 'ON BLOCK ERROR all', 'SET R TO 1', 'END', broken, 'END', 'SET P TO 1'],
      { R: '1', P: '1' },
    ],
    [
      'sees a division by zero',
      ['BLOCK', 'ON BLOCK ERROR all', 'SET R TO 1', 'END', 'SET X TO 1 / 0', 'END'],
      { R: '1' },
    ],
    [
      'sees errors of the flow by their code',
      [
        'BLOCK',
        'ON BLOCK ERROR NoStock IsUserDefinedErrorCode: True',
        'SET R TO 1',
        'ON BLOCK ERROR',
        'SET R TO 2',
        'END',
        "Test.Throw Code: $'''NoStock'''",
        'END',
      ],
      { R: '1' },
    ],
    [
      'does not take an error of the library for one of the flow',
      [
        'BLOCK',
        'ON BLOCK ERROR FirstError IsUserDefinedErrorCode: True',
        'SET R TO 1',
        'ON BLOCK ERROR',
        'SET R TO 2',
        'END',
        fail(),
        'END',
      ],
      { R: '2' },
    ],
    [
      'is left to the action that has a handler',
      ['BLOCK', 'ON BLOCK ERROR', 'SET R TO 1', 'END', fail(), 'ON ERROR', 'SET Q TO 1', 'END', 'SET P TO 1', 'END'],
      { R: '', Q: '1', P: '1' },
    ],
    [
      'sees what subflows do',
      [
        'BLOCK',
        'ON BLOCK ERROR',
        'SET R TO 1',
        'END',
        'CALL Sub',
        'END',
        'FUNCTION Sub GLOBAL',
        fail(),
        'END FUNCTION',
      ],
      { R: '1' },
    ],
    [
      'gives its own error to the block around it',
      [
        'BLOCK',
        'ON BLOCK ERROR',
        'SET R TO 1',
        'END',
        'BLOCK',
        'ON BLOCK ERROR',
        'THROW ERROR',
        'END',
        fail(),
        'END',
        'END',
      ],
      { R: '1' },
    ],
    [
      'runs again on REPEAT BLOCK',
      [
        'SET N TO 0',
        'BLOCK',
        'ON BLOCK ERROR',
        'SET N TO N + 1',
        'REPEAT BLOCK',
        'END',
        'Test.Fail Times: 3 Result=> R',
        'END',
      ],
      { N: '3', R: 'attempt 4' },
    ],
    ['jumps', ['BLOCK', 'ON BLOCK ERROR', 'GOTO Exit', 'END', fail(), 'END', 'SET P TO 1', 'LABEL Exit'], { P: '' }],
    [
      'sees what fails later',
      ['BLOCK', 'ON BLOCK ERROR', 'SET R TO 1', 'END', 'Test.Later Text: 1 Result=> X', fail(), 'END', 'SET P TO 1'],
      { R: '1', P: '1' },
    ],
  ],
  ERROR: [
    [
      'gives the last error',
      [
        fail(),
        'ON ERROR',
        'END',
        'ERROR => E',
        'SET A TO E.ActionName',
        'SET L TO E.Location',
        'SET D TO E.ErrorDetails',
        'SET I TO E.ActionIndex',
      ],
      { E: 'm', A: 'Test.Fail', L: 'Subflow: Main, Action: 1, Action name: Test.Fail', D: 'details of m', I: '1' },
    ],
    ['is empty where there was none', ['ERROR => E', 'IF IsNotEmpty(E) THEN', 'SET R TO 1', 'END'], { E: '', R: '' }],
    ['is empty after Reset', [fail(), 'ON ERROR', 'END', 'ERROR => E Reset: True', 'ERROR => F'], { E: 'm', F: '' }],
    [
      'names the subflow',
      [
        'BLOCK',
        'ON BLOCK ERROR all',
        'END',
        'CALL Sub',
        'END',
        'ERROR => E',
        'SET S TO E.SubflowName',
        'FUNCTION Sub GLOBAL',
        'SET X TO 1 / 0',
        'END FUNCTION',
      ],
      { S: 'Sub' },
    ],
  ],
  LastError: [
    [
      'has the row of the statement as the designer counts, and all other fields',
      [
        '# a comment',
        'IF 1 = 1 THEN',
        'CALL Sub',
        'END',
        'FUNCTION Sub GLOBAL',
        'BLOCK',
        'ON BLOCK ERROR',
        'CALL Note',
        'END',
        'IF 1 = 2 THEN',
        'ELSE',
        fail(),
        'END',
        'END',
        'END FUNCTION',
        'FUNCTION Note GLOBAL',
        'ERROR => E',
        "SET T TO $'''%E.ActionIndex%|%E.ActionName%|%E.SubflowName%|%E.Message%|%E.ErrorDetails%|%E.Location%'''",
        'END FUNCTION',
      ],
      { T: '4|Test.Fail|Sub|m|details of m|Subflow: Sub, Action: 4, Action name: Test.Fail' },
    ],
    [
      'is the newest, whoever handled it',
      [fail(), 'ON ERROR', 'END', 'Test.Break', 'ON ERROR', 'END', 'ERROR => E', 'SET I TO E.ActionIndex'],
      { I: '2' },
    ],
    [
      'is again the one that THROW ERROR throws, from its own place',
      [
        'BLOCK',
        'ON BLOCK ERROR',
        'END',
        'BLOCK',
        'ON BLOCK ERROR',
        'CALL Sub',
        'THROW ERROR',
        'END',
        fail(),
        'END',
        'END',
        'ERROR => E',
        'SET I TO E.ActionIndex',
        'FUNCTION Sub GLOBAL',
        fail('SecondError'),
        'ON ERROR',
        'END',
        'END FUNCTION',
      ],
      { E: 'm', I: '3' },
    ],
    [
      'goes with an error of a condition',
      ['BLOCK', 'ON BLOCK ERROR all', 'END', 'IF 1 = 1 / 0 THEN', 'END', 'END', 'ERROR => E', 'SET N TO E.ActionName'],
      { N: 'IF' },
    ],
    [
      'goes with an error of ELSE IF',
      [
        'BLOCK',
        'ON BLOCK ERROR all',
        'END',
        'IF False THEN',
        'ELSE IF 1 / 0 = 1 THEN',
        'END',
        'END',
        'ERROR => E',
        'SET I TO E.ActionIndex',
      ],
      { I: '3' },
    ],
    [
      'can be reset in a handler by way of a subflow',
      [
        fail(),
        'ON ERROR',
        'CALL Sub',
        'END',
        'ERROR => F',
        'FUNCTION Sub GLOBAL',
        'ERROR => E Reset: True',
        'END FUNCTION',
      ],
      { E: 'm', F: '' },
    ],
  ],
  'an error in a handler': [
    [
      'goes to the block around, not to the one whose handler it is',
      [
        'BLOCK',
        'ON BLOCK ERROR',
        'SET R TO 1',
        'END',
        'BLOCK',
        'ON BLOCK ERROR',
        'CALL Sub',
        'END',
        fail(),
        'END',
        'SET Q TO 1',
        'END',
        'FUNCTION Sub GLOBAL',
        fail('SecondError'),
        'END FUNCTION',
      ],
      { R: '1', Q: '' },
    ],
    [
      'of an action goes to the block around',
      [
        'BLOCK',
        'ON BLOCK ERROR SecondError',
        'SET R TO 1',
        'END',
        fail(),
        'ON ERROR',
        'CALL Sub',
        'END',
        'END',
        'FUNCTION Sub GLOBAL',
        fail('SecondError'),
        'END FUNCTION',
      ],
      { R: '1' },
    ],
    [
      'that the handler itself handles leaves it as it was',
      [
        fail(),
        'ON ERROR',
        'CALL Sub',
        'THROW ERROR',
        'END',
        'FUNCTION Sub GLOBAL',
        fail('SecondError'),
        'ON ERROR',
        'END',
        'END FUNCTION',
      ],
      { fails: 'FirstError' },
    ],
    [
      'goes to THROW ERROR of a subflow it calls',
      [
        fail(),
        'ON ERROR',
        'CALL Sub',
        'END',
        'FUNCTION Sub GLOBAL',
        'BLOCK',
        'ON BLOCK ERROR',
        'THROW ERROR',
        'END',
        fail('SecondError'),
        'END',
        'END FUNCTION',
      ],
      { fails: 'SecondError' },
    ],
  ],
  EXIT: [
    [
      'ends the flow out of loops, blocks and subflows',
      [
        'LOOP I FROM 1 TO 3',
        'BLOCK',
        'ON BLOCK ERROR all',
        'END',
        'CALL Sub',
        'END',
        'END',
        'SET Q TO 1',
        'FUNCTION Sub GLOBAL',
        'SET R TO I',
        'EXIT Code: 0',
        'END FUNCTION',
      ],
      { R: '1', Q: '' },
    ],
    [
      'ends the flow out of the handler of an action',
      [fail(), 'ON ERROR', 'CALL Sub', 'END', 'SET Q TO 1', 'FUNCTION Sub GLOBAL', 'EXIT Code: 3', 'END FUNCTION'],
      { fails: 'FlowExitError', Q: '' },
    ],
    [
      'ends the flow out of the handler of a block',
      [
        'BLOCK',
        'ON BLOCK ERROR',
        'CALL Sub',
        'END',
        fail(),
        'END',
        'SET Q TO 1',
        'FUNCTION Sub GLOBAL',
        'EXIT Code: 0',
        'END FUNCTION',
      ],
      { Q: '' },
    ],
    [
      'ends the flow out of the handler of a condition',
      [
        'IF (Test.FailIf) THEN',
        'ON ERROR',
        'CALL Sub',
        'END',
        'END',
        'SET Q TO 1',
        'FUNCTION Sub GLOBAL',
        'EXIT Code: 0',
        'END FUNCTION',
      ],
      { Q: '' },
    ],
  ],
  'the handler of a condition': [
    [
      'jumps out of IF',
      [
        'IF (Test.FailIf) THEN',
        'ON ERROR',
        'GOTO Done',
        'END',
        'SET R TO 1',
        'ELSE',
        'SET R TO 2',
        'END',
        'LABEL Done',
      ],
      { R: '' },
    ],
    [
      'jumps out of LOOP WHILE',
      ['LOOP WHILE (Test.FailIf)', 'ON ERROR', 'GOTO Done', 'END', 'SET R TO 1', 'END', 'SET R TO 2', 'LABEL Done'],
      { R: '' },
    ],
    [
      'lets ELSE run where it does not jump',
      ['IF (Test.FailIf) THEN', 'ON ERROR', 'SET Q TO 1', 'END', 'SET R TO 1', 'ELSE', 'SET R TO 2', 'END'],
      { Q: '1', R: '2' },
    ],
    ['throws again', ['IF (Test.FailIf) THEN', 'ON ERROR', 'THROW ERROR', 'END', 'END'], { fails: 'FirstError' }],
    [
      'tries again',
      ['IF (Test.FailIf Times: 2) THEN', 'ON ERROR REPEAT 3 TIMES WAIT 1', 'END', 'SET R TO 1', 'END'],
      { R: '1' },
    ],
  ],
  'a variable that was never set': [
    [
      'is empty text',
      ["SET R TO $'''<%X%>'''", 'IF IsEmpty(X) THEN', 'SET Q TO 1', 'END', 'SET Y TO 1', 'EXIT Code: 0', 'SET X TO 1'],
      { R: '<>', Q: '1' },
    ],
  ],
  'WAIT for a condition': [
    ['goes on when it holds', ['WAIT (Test.Unless)', 'SET R TO 1'], { R: '1' }],
    [
      'fails when its time is over',
      ["WAIT (Test.Is Answer: $'''no''') FOR 2", 'SET R TO 1'],
      { fails: 'TimeoutError', R: '' },
    ],
    [
      'has a handler',
      ["WAIT (Test.Is Answer: $'''no''') FOR 2", 'ON ERROR TimeoutError', 'SET R TO 1', 'END', 'SET Q TO 1'],
      { R: '1', Q: '1' },
    ],
  ],
}

for (const [family, rows] of Object.entries(families)) {
  describe(family, () => {
    for (const [title, lines, { fails, ...variables }] of rows) {
      test(title, async () => {
        const { outcome, text } = await execute(lines.join('\n'))
        assert.equal(outcome.status === 'failed' ? outcome.error.code : undefined, fails)
        assert.equal(outcome.status, fails === undefined ? 'succeeded' : 'failed')
        for (const [name, expected] of Object.entries(variables)) assert.equal(text(name), expected, name)
      })
    }
  })
}

test('the retry of an action waits between its attempts', async () => {
  const host = madeHost()
  const { attempts } = await execute('Test.Fail Result=> S\nON ERROR REPEAT 2 TIMES WAIT 2.5\nON ERROR\nEND', { host })
  assert.deepEqual([attempts, host.slept], [3, [2500, 2500]])
})

test('a failed run says where and why', async () => {
  const { outcome } = await execute(`CALL Sub\nFUNCTION Sub GLOBAL\nSET A TO 1\n${fail()}\nEND FUNCTION`)
  assert.deepEqual(outcome, {
    status: 'failed',
    error: {
      code: 'FirstError',
      message: 'm',
      details: 'details of m',
      subflow: 'Sub',
      line: 4,
      actionName: 'Test.Fail',
    },
  })
})

test('an error without a message takes the one its action declares', async () => {
  const { outcome } = await execute('Test.Fail Result=> S')
  assert.equal(outcome.status === 'failed' && outcome.error.message, 'The first went wrong.')
})

test('a value that does not fit is named with its parameter', async () => {
  const { outcome } = await execute("Test.Show Number: $'''abc''' Shown=> S")
  assert.equal(
    outcome.status === 'failed' && outcome.error.message,
    "Parameter 'Number' of Test.Show: 'abc' is not a number.",
  )
})
