/** A cancel or time-out is an event: it reaches a run only when the run lets the event loop turn. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { Run } from '../../src/evaluate/run.ts'
import { execute } from '../support/execute.ts'
import { madeHost } from '../support/madeHost.ts'

describe('a run that is asked at each turn keeps the event loop for no longer than', () => {
  /** Milliseconds each turn takes → the longest time between two rests that is allowed. */
  const rows: readonly [title: string, cost: (turn: number) => number, allowed: number][] = [
    ['9 ms where a turn takes 10 ns', () => 0.00001, 9],
    ['9 ms where a turn takes 1 µs', () => 0.001, 9],
    ['10 ms where a turn takes 0.1 ms', () => 0.1, 10],
    ['15 ms where a turn takes 5 ms', () => 5, 15],
    ['twice the turn where it takes 100 ms', () => 100, 200],
    ['20 ms where turns get longer and longer', turn => turn / 1000, 20],
    ['50 ms where turns of 1 µs are followed by such of 1 ms', turn => (turn < 10_000 ? 0.001 : 1), 50],
    ['50 ms where they take turns', turn => (Math.floor(turn / 500) % 2 === 0 ? 0.001 : 1), 50],
  ]
  for (const [title, cost, allowed] of rows) {
    test(title, () => {
      let time = 0
      const host = madeHost({ now: () => time })
      const run = new Run(0, host, new AbortController().signal, {}, [])
      let rested = 0
      let longest = 0
      for (let turn = 0; turn < 20_000; turn += 1) {
        if (run.mustYield()) {
          longest = Math.max(longest, time - rested)
          run.rested()
          rested = time
        }
        time += cost(turn)
      }
      longest = Math.max(longest, time - rested)
      assert.ok(longest <= allowed, `${longest} ms`)
    })
  }
})

const endless: readonly [title: string, lines: readonly string[]][] = [
  ['LOOP WHILE without a body', ['LOOP WHILE (1) = (1)', 'END']],
  ['LOOP FROM TO', ['LOOP I FROM 1 TO 1000000000000', 'END']],
  ['LOOP FROM TO without a variable', ['LOOP FROM 1 TO 1000000000000', 'END']],
  ['LOOP FOREACH', ['SET L TO [1, 2, 3]', 'LOOP WHILE True', 'LOOP FOREACH X IN L', 'SET Y TO X', 'END', 'END']],
  ['loops in loops', ['LOOP WHILE True', 'LOOP I FROM 1 TO 3', 'NEXT LOOP', 'END', 'END']],
  ['LOOP WHILE with an action', ["LOOP WHILE (Test.Is Answer: 'yes')", 'END']],
  ['LOOP WHILE with an action that answers later', ["LOOP WHILE (Test.IsLater Answer: 'yes')", 'END']],
  [
    'LOOP WHILE with a handler that tries again',
    ['LOOP WHILE (Test.FailIf)', 'ON ERROR REPEAT 1000000000 TIMES WAIT 0', 'END', 'END'],
  ],
  [
    'IF, SWITCH and SET in a loop',
    ['LOOP WHILE True', 'IF 1 = 2 THEN', 'ELSE', 'SWITCH 1', 'CASE = 1', "SET T TO 'a' + 1", 'END', 'END', 'END'],
  ],
  ['GOTO backwards', ['LABEL A', 'GOTO A']],
  ['GOTO into a branch', ['LABEL A', 'IF False THEN', 'LABEL B', 'GOTO A', 'END', 'GOTO B']],
  ['actions in a loop', ['LOOP WHILE True', 'Test.Show Shown=> S', 'END']],
  ['actions that finish later', ['LOOP WHILE True', 'Test.Later Text: 1 Result=> R', 'END']],
  ['CALL in a loop', ['LOOP WHILE True', 'CALL Sub', 'END', 'FUNCTION Sub GLOBAL', 'SET A TO 1', 'END FUNCTION']],
  [
    'local subflows that call each other',
    [
      'LOOP WHILE True',
      'CALL A N: 100',
      'END',
      'FUNCTION A',
      "@INPUT N : { 'Type': 'Numeric' }",
      'IF N > 0 THEN',
      'CALL A N: N - 1',
      'END',
      'END FUNCTION',
    ],
  ],
  ['REPEAT BLOCK', ['BLOCK', 'ON BLOCK ERROR', 'REPEAT BLOCK', 'END', 'Test.Fail Result=> R', 'END']],
  ['an action tried again', ['Test.Fail Result=> R', 'ON ERROR REPEAT 1000000000 TIMES WAIT 0', 'END']],
  ['an action tried again after a pause', ['Test.Fail Result=> R', 'ON ERROR REPEAT 1000000000 TIMES WAIT 5', 'END']],
  ['an error handled in a loop', ['LOOP WHILE True', 'Test.Fail Result=> R', 'ON ERROR', 'END', 'END']],
  [
    'a block that handles an error in a loop',
    ['LOOP WHILE True', 'BLOCK', 'ON BLOCK ERROR all', 'SET A TO 1', 'END', 'SET B TO 1 / 0', 'END', 'END'],
  ],
  [
    'handlers that handle a cancel like any error',
    [
      'LABEL A',
      'BLOCK',
      'ON BLOCK ERROR all',
      'GOTO A',
      'END',
      'LOOP WHILE True',
      'Test.Later Text: 1 Result=> R',
      'ON ERROR',
      'END',
      'END',
      'END',
    ],
  ],
  ['WAIT in a loop', ['LOOP WHILE True', 'WAIT 0', 'END']],
  ['a long WAIT', ['WAIT 1000000000']],
  ['WAIT for a condition, without FOR', ["WAIT (Test.Is Answer: 'no')"]],
  ['WAIT for a condition, for a long time', ["WAIT (Test.IsLater Answer: 'no') FOR 1000000000"]],
  ['DISABLE and comments in a loop', ['LOOP WHILE True', '# nothing', 'DISABLE SET A TO 1', 'END']],
]

describe('a cancel ends', () => {
  for (const [title, lines] of endless) {
    test(title, async () => {
      const controller = new AbortController()
      setImmediate(() => setImmediate(() => controller.abort()))
      let time = 0
      const host = madeHost({
        // Every look at the clock finds it a millisecond later.
        now: () => (time += 1),
        sleep: (ms, signal) =>
          new Promise(resolve => {
            if (ms > 1e6) signal.addEventListener('abort', () => resolve())
            else setImmediate(resolve)
          }),
      })
      const { outcome } = await execute(lines.join('\n'), { signal: controller.signal, host, listener: {} })
      assert.deepEqual(outcome, { status: 'cancelled' })
    })
  }
})

describe('the event loop gets its turn', () => {
  const many = (line: string): string => Array.from({ length: 2000 }, () => line).join('\n')
  const rows: readonly [title: string, script: string][] = [
    ['among many statements in a row', many('SET A TO 1')],
    ['among many actions in a row', many('Test.Show Shown=> S')],
    ['among many conditions in a row', many("IF (Test.Is Answer: 'yes') THEN\nEND")],
    ['among many calls in a row', `${many('CALL Sub')}\nFUNCTION Sub GLOBAL\nSET A TO 1\nEND FUNCTION`],
  ]
  for (const [title, script] of rows) {
    test(title, async () => {
      let time = 0
      let turns = 0
      const host = madeHost({
        now: () => (time += 1),
        async pulse() {
          turns += 1
        },
      })
      await execute(script, { host, listener: {} })
      assert.ok(turns >= 5, `${turns} turns`)
    })
  }
})
