import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { execute } from '../support/execute.ts'

/** Script (lines), then what variables of the flow show at the end; `fails` is the code of the error the run must end with. */
type Row = readonly [
  title: string,
  lines: readonly string[],
  end: { fails?: string } & Readonly<Record<string, string>>,
]

const input = (name: string, more = '') => `@INPUT ${name} : { 'Type': 'Numeric'${more} }`
const output = (name: string) => `@OUTPUT ${name} : { 'Type': 'Numeric' }`

const families: Readonly<Record<string, readonly Row[]>> = {
  'a local subflow': [
    ['has variables of its own', ['SET X TO 1', 'CALL Sub', 'FUNCTION Sub', 'SET X TO 2', 'END FUNCTION'], { X: '1' }],
    [
      'begins with fresh ones at each call',
      ['CALL Sub Y=> A', 'CALL Sub Y=> B', 'FUNCTION Sub', output('Y'), 'SET X TO X + 1', 'SET Y TO X', 'END FUNCTION'],
      { A: '1', B: '1' },
    ],
    [
      'takes inputs and gives outputs',
      [
        'CALL Add A: 1 B: 2 Sum=> S',
        'FUNCTION Add',
        input('A'),
        input('B'),
        output('Sum'),
        'SET Sum TO A + B',
        'END FUNCTION',
      ],
      { S: '3' },
    ],
    [
      'takes defaults for what is not given',
      [
        'CALL Add A: 1 Sum=> S',
        'FUNCTION Add',
        input('A'),
        input('B', ", 'DefaultValue': 40"),
        output('Sum'),
        'SET Sum TO A + B',
        'END FUNCTION',
      ],
      { S: '41' },
    ],
    [
      'finds inputs and outputs whatever the case',
      [
        'CALL Add FIRST: 1 sUM=> S',
        'FUNCTION Add',
        input('First'),
        output('Sum'),
        'SET Sum TO First + 1',
        'END FUNCTION',
      ],
      { S: '2' },
    ],
    [
      'evaluates arguments with the variables of the caller',
      [
        'SET A TO 5',
        'CALL Outer',
        'FUNCTION Outer',
        'SET A TO 7',
        'CALL Inner A: A + 1 B=> global.R',
        'END FUNCTION',
        'FUNCTION Inner',
        input('A'),
        output('B'),
        'SET B TO A',
        'END FUNCTION',
      ],
      { A: '5', R: '8' },
    ],
    [
      'reaches the variables of the flow by global.',
      [
        'SET X TO 1',
        'SET L TO [1]',
        'CALL Sub',
        'FUNCTION Sub',
        'SET X TO global.X + 1',
        'SET global.Y TO X',
        'SET global.L[0] TO X',
        'LOOP global.I FROM 1 TO 2',
        'END',
        "Test.Later Text: $'''%global.X%''' Result=> global.T",
        'END FUNCTION',
      ],
      { X: '1', Y: '2', L: '[2]', I: '3', T: '1' },
    ],
    [
      'shares nothing with the caller by way of its inputs',
      [
        'SET L TO [1]',
        'CALL Sub L: L O=> M',
        'FUNCTION Sub',
        input('L'),
        "@OUTPUT O : { 'Type': 'List' }",
        'SET O TO L',
        'SET L[0] TO 2',
        'END FUNCTION',
      ],
      { L: '[1]', M: '[1]' },
    ],
    [
      'calls itself with variables of its own',
      [
        'CALL Fact N: 5 F=> R',
        'FUNCTION Fact',
        input('N'),
        output('F'),
        'SET F TO 1',
        'IF N > 1 THEN',
        'CALL Fact N: N - 1 F=> F',
        'SET F TO F * N',
        'END',
        'END FUNCTION',
      ],
      { R: '120' },
    ],
    [
      'calls GLOBAL ones, which see the variables of the flow',
      [
        'SET X TO 1',
        'CALL Sub',
        'FUNCTION Sub',
        'SET X TO 5',
        'CALL Count',
        'SET global.Y TO X',
        'END FUNCTION',
        'FUNCTION Count GLOBAL',
        'SET X TO X + 1',
        'END FUNCTION',
      ],
      { X: '2', Y: '5' },
    ],
    [
      'gives its outputs when it is left by EXIT FUNCTION',
      ['CALL Sub Y=> A', 'FUNCTION Sub', output('Y'), 'SET Y TO 1', 'EXIT FUNCTION', 'SET Y TO 2', 'END FUNCTION'],
      { A: '1' },
    ],
    [
      'gives the caller its variables back after an error',
      [
        'SET X TO 1',
        'BLOCK',
        'ON BLOCK ERROR all',
        'SET R TO X',
        'END',
        'CALL Sub',
        'END',
        'FUNCTION Sub',
        'SET X TO 2',
        'SET Z TO 1 / 0',
        'END FUNCTION',
      ],
      { X: '1', R: '1' },
    ],
    [
      'gives the caller its variables back after an error that came later',
      [
        'SET X TO 1',
        'BLOCK',
        'ON BLOCK ERROR',
        'SET R TO X',
        'END',
        'CALL Sub',
        'END',
        'FUNCTION Sub',
        'SET X TO 2',
        'Test.Later Text: 1 Result=> Z',
        'Test.Fail Result=> Z',
        'END FUNCTION',
      ],
      { X: '1', R: '1' },
    ],
    [
      'handles errors with its own variables',
      [
        'CALL Sub R=> A',
        'FUNCTION Sub',
        output('R'),
        'SET X TO 3',
        'BLOCK',
        'ON BLOCK ERROR all',
        'CALL Help',
        'SET R TO X',
        'END',
        'SET Z TO 1 / 0',
        'END',
        'END FUNCTION',
        'FUNCTION Help GLOBAL',
        'SET X TO 9',
        'END FUNCTION',
      ],
      { A: '3', X: '9' },
    ],
    [
      'waits and goes on with its own variables',
      [
        'SET X TO 1',
        'CALL Sub R=> A',
        'FUNCTION Sub',
        output('R'),
        'SET X TO 2',
        'WAIT 1',
        'Test.Later Text: X Result=> R',
        'END FUNCTION',
      ],
      { X: '1', A: '2' },
    ],
    [
      'ends the flow by EXIT',
      [
        "@OUTPUT X : { 'Type': 'Numeric' }",
        'SET X TO 1',
        'CALL Sub',
        'SET X TO 5',
        'FUNCTION Sub',
        'SET X TO 2',
        'EXIT Code: 0',
        'END FUNCTION',
      ],
      { X: '1' },
    ],
  ],
  'a CALL that computes its subflow': [
    [
      'calls it, whatever the case',
      ["SET N TO 'sUb'", 'CALL %N%', 'FUNCTION Sub GLOBAL', 'SET R TO 1', 'END FUNCTION'],
      { R: '1' },
    ],
    [
      'passes arguments',
      [
        'SET N TO 2',
        "CALL $'''Sub %N%''' A: 1 B=> R",
        "FUNCTION 'Sub 2'",
        input('A'),
        output('B'),
        'SET B TO A',
        'END FUNCTION',
      ],
      { R: '1' },
    ],
    [
      'fails where there is none of that name',
      [
        "SET N TO 'Sub3'",
        'BLOCK',
        'ON BLOCK ERROR all',
        'END',
        'CALL %N%',
        'END',
        'ERROR => E',
        'FUNCTION Sub GLOBAL',
        'END FUNCTION',
      ],
      { E: "Subflow 'Sub3' wasn't found." },
    ],
    [
      'fails where the subflow has no such input',
      ["SET N TO 'Sub'", 'CALL %N% C: 1', 'FUNCTION Sub', input('A'), 'END FUNCTION'],
      { fails: 'SubflowArgumentsError' },
    ],
    [
      'fails where it passes arguments to a GLOBAL one',
      ["SET N TO 'Sub'", 'CALL %N% C: 1', 'FUNCTION Sub GLOBAL', 'SET A TO 1', 'END FUNCTION'],
      { fails: 'SubflowArgumentsError' },
    ],
    [
      'fails where an input is missing',
      ["SET N TO 'Sub'", 'CALL %N%', 'FUNCTION Sub', input('A', ", 'IsOptional': False"), 'END FUNCTION'],
      { fails: 'SubflowArgumentsError' },
    ],
  ],
}

for (const [family, rows] of Object.entries(families)) {
  describe(family, () => {
    for (const [title, lines, { fails, ...variables }] of rows) {
      test(title, async () => {
        const { outcome, text } = await execute(lines.join('\n'))
        assert.equal(outcome.status === 'failed' ? outcome.error.code : undefined, fails)
        for (const [name, expected] of Object.entries(variables)) assert.equal(text(name), expected, name)
      })
    }
  })
}

test('what a local subflow gives into a sensitive variable is masked from then on', async () => {
  const lines = [
    '@SENSITIVE: [Pin]',
    'CALL Read Out=> Pin',
    "Test.Say Text: $'''got %Pin%'''",
    'FUNCTION Read',
    output('Out'),
    "SET Out TO 'abcd'",
    'END FUNCTION',
  ]
  assert.deepEqual((await execute(lines.join('\n'))).messages, ['info: got *****'])
})

test('a local subflow may call itself deeper than the JavaScript stack', async () => {
  const lines = [
    'CALL Down N: 9000 R=> A',
    'FUNCTION Down',
    input('N'),
    output('R'),
    'IF N > 0 THEN',
    'CALL Down N: N - 1 R=> R',
    'SET R TO R + 1',
    'ELSE',
    'SET R TO 0',
    'END',
    'END FUNCTION',
  ]
  assert.equal((await execute(lines.join('\n'))).text('A'), '9000')
})
