import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type Breakpoint, Debugger, type Stop } from '../../src/evaluate/debug.ts'
import { execute } from '../support/execute.ts'
import { madeHost } from '../support/madeHost.ts'

const script = [
  'SET N TO 0', // 1
  'LOOP I FROM 1 TO 2', // 2
  'IF I = 2 THEN', // 3
  'CALL Add', // 4
  'END',
  'END',
  'SET Done TO True', // 7
  'FUNCTION Add GLOBAL',
  'SET N TO N + I', // 9
  'SET N TO N * 10', // 10
  'END FUNCTION',
].join('\n')

type Move = 'continue' | 'stepOver' | 'stepInto' | 'stepOut' | 'pause'

/** Runs a script and makes a move at each stop; gives the stops as `reason line`. */
async function stops(
  lines: string,
  {
    moves = [],
    breakpoints = [],
    entry = false,
    see = () => '',
  }: {
    moves?: readonly Move[]
    breakpoints?: readonly Breakpoint[]
    entry?: boolean
    see?: (stop: Stop) => string
  },
): Promise<string[]> {
  const met: string[] = []
  const session: Debugger = new Debugger({
    stopAtEntry: entry,
    onStop(stop) {
      met.push(`${stop.reason} ${stop.moment.site.line}${see(stop)}`)
      session[moves[met.length - 1] ?? 'continue']()
    },
  })
  session.setBreakpoints(breakpoints)
  const { outcome } = await execute(lines, { debug: session })
  assert.equal(outcome.status, 'succeeded')
  return met
}

describe('a debugger', () => {
  const rows: readonly [title: string, options: Parameters<typeof stops>[1], expected: readonly string[]][] = [
    ['lets a run go by', {}, []],
    ['holds at the first statement', { entry: true }, ['entry 1']],
    ['holds at a line each time it is met', { breakpoints: [{ line: 3 }] }, ['breakpoint 3', 'breakpoint 3']],
    ['holds at each turn of a loop', { breakpoints: [{ line: 2 }] }, ['breakpoint 2', 'breakpoint 2']],
    ['holds in the subflow it names', { breakpoints: [{ line: 9, subflow: 'add' }] }, ['breakpoint 9']],
    ['passes a line of another subflow', { breakpoints: [{ line: 9, subflow: 'Main' }] }, []],
    ['holds where its condition is true', { breakpoints: [{ line: 3, condition: 'I = 2' }] }, ['breakpoint 3']],
    [
      'steps into what a CALL calls',
      { breakpoints: [{ line: 4 }], moves: ['stepInto', 'stepInto', 'stepInto'] },
      ['breakpoint 4', 'step 9', 'step 10', 'step 7'],
    ],
    ['steps over a CALL', { breakpoints: [{ line: 4 }], moves: ['stepOver', 'stepOver'] }, ['breakpoint 4', 'step 7']],
    ['steps out of a subflow', { breakpoints: [{ line: 9 }], moves: ['stepOut'] }, ['breakpoint 9', 'step 7']],
    [
      'steps from the end of a subflow to its caller',
      { breakpoints: [{ line: 10 }], moves: ['stepOver'] },
      ['breakpoint 10', 'step 7'],
    ],
    ['steps out of Main to the end', { entry: true, moves: ['stepOut'] }, ['entry 1']],
    [
      'meets the first lines of IF and LOOP, and a LOOP at each turn',
      { entry: true, moves: ['stepOver', 'stepOver', 'stepOver', 'stepOver', 'stepOver', 'stepOver', 'stepOver'] },
      ['entry 1', 'step 2', 'step 3', 'step 2', 'step 3', 'step 4', 'step 7'],
    ],
    [
      'prefers a breakpoint to a step that arrives there',
      { entry: true, breakpoints: [{ line: 2 }], moves: ['stepOver'] },
      ['entry 1', 'breakpoint 2', 'breakpoint 2'],
    ],
  ]
  for (const [title, options, expected] of rows)
    test(title, async () => assert.deepEqual(await stops(script, options), expected))

  test('says why a condition could not be evaluated', async () => {
    const see = ({ problem }: Stop) => ` ${problem}`
    assert.deepEqual(await stops(script, { breakpoints: [{ line: 7, condition: 'Nn > 1' }], see }), [
      "breakpoint 7 Variable 'Nn' doesn't exist here. Did you mean 'N'?",
    ])
  })

  test('holds a run that is paused, also in an empty loop', async () => {
    const controller = new AbortController()
    const met: number[] = []
    const session: Debugger = new Debugger({
      onStop({ moment }) {
        met.push(moment.site.line)
        controller.abort()
      },
    })
    setImmediate(() => session.pause())
    let time = 0
    const host = madeHost({ now: () => (time += 1) })
    const { outcome } = await execute('SET A TO 1\nLOOP WHILE (1) = (1)\nEND', {
      debug: session,
      host,
      signal: controller.signal,
    })
    assert.deepEqual([met, outcome], [[2], { status: 'cancelled' }])
  })

  test('is not waited for by a cancel', async () => {
    const controller = new AbortController()
    const session = new Debugger({ stopAtEntry: true, onStop: () => setImmediate(() => controller.abort()) })
    const { outcome } = await execute('SET A TO 1', { debug: session, signal: controller.signal })
    assert.deepEqual(outcome, { status: 'cancelled' })
  })
})

describe('a held run', () => {
  const at = (line: number, see: (stop: Stop) => string) => ({ breakpoints: [{ line }], see })

  test('shows its variables, and masks the sensitive ones', async () => {
    const lines = "@SENSITIVE: [Pin]\nSET Pin TO 'abcd'\nSET L TO [1, Pin, 'x' + Pin]\nSET E TO 1"
    const see = ({ moment }: Stop) =>
      moment
        .variables()
        .map(one => ` ${one.name}=${moment.show(one)}`)
        .join('')
    assert.deepEqual(await stops(lines, at(4, see)), ["breakpoint 4 Pin=***** L=[1, '*****', 'x*****'] E=blank"])
  })

  test('shows where it stands and how it came there', async () => {
    const lines = 'CALL A\nFUNCTION A GLOBAL\nCALL B\nEND FUNCTION\nFUNCTION B GLOBAL\nSET X TO 1\nEND FUNCTION'
    const see = ({ moment }: Stop) =>
      moment
        .frames()
        .map(({ subflow, line }) => ` ${subflow}:${line}`)
        .join('')
    assert.deepEqual(await stops(lines, at(6, see)), ['breakpoint 6 B:6 A:3 Main:1'])
  })

  const evaluated: readonly [expression: string, expected: string][] = [
    ['N + 1', '3'],
    ["$'''%N% of %L%'''", "'2 of [1, 2]'"],
    ['Pin', '*****'],
    ['Pin.Length', '*****'],
    ["'x' + 'abcd'", "'x*****'"],
    ['N / 0', 'divided by zero'],
    ['N +', 'Expected a value'],
    ['N\nSET N TO 5', 'is not one expression'],
    ['Ll', "Variable 'Ll' doesn't exist here. Did you mean 'L'?"],
    ['L[7]', 'The list'],
  ]
  for (const [expression, expected] of evaluated) {
    test(`evaluates ${expression.replaceAll('\n', ' / ')}`, async () => {
      const lines = "@SENSITIVE: [Pin]\nSET Pin TO 'abcd'\nSET L TO [1, 2]\nSET N TO 2\nSET E TO 1"
      let shown = ''
      const see = ({ moment }: Stop) => {
        try {
          shown = moment.show(moment.evaluate(expression))
        } catch (thrown) {
          shown = (thrown as Error).message
        }
        return ''
      }
      await stops(lines, at(5, see))
      assert.ok(shown.includes(expected), shown)
    })
  }

  test('takes other values for its variables, and for places in them', async () => {
    const session: Debugger = new Debugger({
      onStop({ moment }) {
        moment.assign('N', 'N * 21')
        moment.assign("O['a'][1]", "'new'")
        assert.throws(() => moment.assign('M', '1'), { message: "Variable 'M' doesn't exist here." })
        session.continue()
      },
    })
    session.setBreakpoints([{ line: 3 }])
    const { text } = await execute("SET N TO 2\nSET O TO { 'a': [1, 2] }\nSET R TO N", { debug: session })
    assert.deepEqual([text('R'), text('O')], ['42', '{"a":[1,"new"]}'])
  })

  test('sees the variables of a local subflow, and of who called it', async () => {
    const lines = [
      'SET X TO 1',
      'CALL Sub',
      'FUNCTION Sub',
      'SET X TO 2',
      'SET Y TO global.X',
      'SET Z TO X',
      'END FUNCTION',
    ].join('\n')
    const see = ({ moment }: Stop) =>
      [0, 1]
        .map(
          frame =>
            ` ${moment.variables(frame).map(one => `${one.name}=${moment.show(one)}`)} ${moment.evaluate('X + 1', frame).value}`,
        )
        .join(';')
    assert.deepEqual(await stops(lines, at(6, see)), ['breakpoint 6 X=2,Y=1,Z=blank,global.X=1 3; X=1 2'])
  })
})
