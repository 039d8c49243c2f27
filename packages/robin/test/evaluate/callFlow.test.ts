import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Host } from '../../src/evaluate/host.ts'
import type { StatementReport } from '../../src/evaluate/listener.ts'
import { loadChildFlows } from '../../src/evaluate/loadChildFlows.ts'
import type { Outcome } from '../../src/evaluate/outcome.ts'
import { runText } from '../../src/evaluate/runText.ts'
import { parse } from '../../src/syntax/parse.ts'
import { textOf } from '../../src/values/textOf.ts'
import type { Value } from '../../src/values/value.ts'
import { madeHost } from '../support/madeHost.ts'
import { libraryOf, testActions } from '../support/testLibrary.ts'

interface Family {
  readonly outcome: Outcome
  readonly text: (name: string) => string
  readonly reports: readonly StatementReport[]
  readonly messages: readonly string[]
}

/** A machine on which whoever sleeps lets the others have their turn; its clock goes on to the next who wakes. */
function turningHost(): Host {
  let time = Date.UTC(2026, 0, 2, 3, 4, 5)
  const asleep = new Set<{ end: number; wake: () => void }>()
  const turn = (): void => {
    const [first] = [...asleep].sort((a, b) => a.end - b.end)
    if (first === undefined) return
    time = Math.max(time, first.end)
    asleep.delete(first)
    first.wake()
  }
  return madeHost({
    now: () => time,
    sleep: (ms, signal) =>
      new Promise(resolve => {
        const sleeper = { end: time + ms, wake: resolve }
        asleep.add(sleeper)
        const wakeNow = (): void => {
          asleep.delete(sleeper)
          resolve()
        }
        if (signal.aborted) return wakeNow()
        signal.addEventListener('abort', wakeNow)
        setImmediate(() => setImmediate(turn))
      }),
  })
}

/** Runs a flow that calls others; their ids are their names, and one may give itself a time in seconds. */
async function run(
  main: string,
  flows: Readonly<Record<string, string>>,
  more: { signal?: AbortSignal; timeoutSeconds?: number; onMessage?: (text: string) => void } = {},
): Promise<Family> {
  const library = libraryOf(testActions())
  const { timeoutSeconds, signal, onMessage } = more
  const loaded = await loadChildFlows({ name: 'Root', tree: parse(main).tree }, library, ({ flowId: id }) => {
    const definition = flows[id]
    if (definition === undefined) return undefined
    return { id, name: id, definition, ...(timeoutSeconds !== undefined && { timeoutSeconds }) }
  })
  assert.deepEqual(loaded.problems, [])
  const reports: StatementReport[] = []
  const messages: string[] = []
  let variables: ReadonlyMap<string, Value> = new Map()
  const { diagnostics, outcome } = await runText(main, library, {
    host: turningHost(),
    childFlows: loaded.childFlows,
    listener: {
      statement: report => void reports.push(report),
      message: (level, text, line, subflow) => {
        messages.push(`${level} ${subflow}:${line} ${text}`)
        onMessage?.(text)
      },
    },
    ...(signal && { signal }),
    inspect: found => {
      variables = found
    },
  })
  assert.deepEqual(
    diagnostics.filter(({ severity }) => severity === 'error'),
    [],
  )
  return { outcome: outcome!, text: name => textOf(variables.get(name) ?? null, 'en-US'), reports, messages }
}

/** `IN Name : Type`, `OUT Name : Type` and statements, as a flow. */
const flow = (...lines: string[]): string =>
  lines
    .map(line =>
      line
        .replace(/^IN (\w+) : (\w+)$/, "@INPUT $1 : { 'FriendlyName': 'The $1', 'Type': '$2', 'IsOptional': False }")
        .replace(/^OUT (\w+) : (\w+)$/, "@OUTPUT $1 : { 'FriendlyName': 'The $1', 'Type': '$2' }"),
    )
    .join('\n')

const failure = ({ outcome }: Family) => (outcome.status === 'failed' ? outcome.error : assert.fail(outcome.status))

const endless = 'LOOP WHILE (1) = (1)\nWAIT 1\nEND'

describe('A flow that is called', () => {
  const rows: Record<
    string,
    readonly [main: string, flows: Record<string, string>, variables: Record<string, string>]
  > = {
    'takes inputs and gives outputs': [
      "Test.Call Flow: 'Double' @N: 21 @Result=> Answer",
      { Double: flow('IN N : Numeric', 'OUT Result : Numeric', 'SET Result TO N * 2') },
      { Answer: '42' },
    ],
    'is found whatever the case of its id and names': [
      "Test.Call Flow: 'dOUBLE' @n: 21 @RESULT=> Answer",
      { dOUBLE: flow('IN N : Numeric', 'OUT Result : Numeric', 'SET Result TO N * 2') },
      { Answer: '42' },
    ],
    'takes and gives by external names too': [
      "Test.Call Flow: 'Double' @'The N': 21 @'The Result'=> Answer",
      { Double: flow('IN N : Numeric', 'OUT Result : Numeric', 'SET Result TO N * 2') },
      { Answer: '42' },
    ],
    'has variables of its own': [
      "SET X TO 1\nTest.Call Flow: 'Other' @Seen=> Seen",
      { Other: flow('OUT Seen : Text', "SET Seen TO $'''<%X%>'''", 'SET X TO 2') },
      { X: '1', Seen: '<>' },
    ],
    'gets a value as the type it declares': [
      "Test.Call Flow: 'Show' @N: $'''7''' @L: [1, 2] @O: {'a': 1} @Shown=> Shown",
      {
        Show: flow(
          'IN N : Numeric',
          'IN L : List',
          'IN O : CustomObject',
          'OUT Shown : Text',
          "SET Shown TO $'''%N + 1% %L.Count% %O.a%'''",
        ),
      },
      { Shown: '8 2 1' },
    ],
    'takes its default where it is given nothing': [
      "Test.Call Flow: 'Show' @N: $'''''' @Shown=> Shown",
      {
        Show: flow(
          "@INPUT N : { 'Type': 'Numeric', 'IsOptional': True, 'DefaultValue': 5 }",
          'OUT Shown : Numeric',
          'SET Shown TO N',
        ),
      },
      { Shown: '5' },
    ],
    'changes no list of its caller, and its caller none of its own': [
      "SET L TO [1]\nTest.Call Flow: 'Add' @L: L @Longer=> Longer\nTest.Add Item: 9 List: Longer",
      { Add: flow('IN L : List', 'OUT Longer : List', 'Test.Add Item: 2 List: L', 'SET Longer TO L') },
      { L: '[1]', Longer: '[1, 2, 9]' },
    ],
    'may call another': [
      "Test.Call Flow: 'A' @R=> R",
      {
        A: flow('OUT R : Text', "Test.Call Flow: 'B' @R=> Inner", "SET R TO $'''A %Inner%'''"),
        B: flow('OUT R : Text', "SET R TO 'B'"),
      },
      { R: 'A B' },
    ],
    'may be called again and again': [
      "SET Sum TO 0\nLOOP I FROM 1 TO 50\nTest.Call Flow: 'Double' @N: I @Result=> R\nSET Sum TO Sum + R\nEND",
      { Double: flow('IN N : Numeric', 'OUT Result : Numeric', 'SET Result TO N * 2') },
      { Sum: '2550' },
    ],
    'succeeds with EXIT Code: 0': [
      "SET R TO 1\nTest.Call Flow: 'Leave' @R=> R",
      { Leave: flow('OUT R : Text', "SET R TO 'left'", 'EXIT Code: 0', "SET R TO 'not reached'") },
      { R: 'left' },
    ],
  }
  for (const [title, [main, flows, expected]] of Object.entries(rows))
    test(title, async () => {
      const { outcome, text } = await run(main, flows)
      assert.equal(outcome.status, 'succeeded', JSON.stringify(outcome))
      assert.deepEqual(Object.fromEntries(Object.keys(expected).map(name => [name, text(name)])), expected)
    })

  test('leaves an output it does not have empty, passes over an input it does not have, and says so', async () => {
    const { outcome, text, messages } = await run("Test.Call Flow: 'Nothing' @Missing: 1 @Nowhere=> V", { Nothing: '' })
    assert.equal(outcome.status, 'succeeded')
    assert.equal(text('V'), '')
    assert.deepEqual(messages, [
      "warning Main:1 The desktop flow 'Nothing' has no input 'Missing'; it is passed over.",
      "warning Main:1 The desktop flow 'Nothing' has no output 'Nowhere'; it is passed over.",
    ])
  })

  test('reports its statements and messages to the same listener, under its name', async () => {
    const { reports, messages } = await run("Test.Call Flow: 'A'", {
      A: "CALL Sub\nTest.Call Flow: 'B'\nFUNCTION Sub GLOBAL\nTest.Say Text: 'from A'\nEND FUNCTION",
      B: "SET X TO 1\nTest.Say Text: 'from B'",
    })
    assert.deepEqual(
      reports.map(({ subflow, action, line }) => `${subflow}:${line} ${action}`),
      [
        'A/Main:1 CALL',
        'A/Sub:4 Test.Say',
        'A/B/Main:1 SET',
        'A/B/Main:2 Test.Say',
        'A/Main:2 Test.Call',
        'Main:1 Test.Call',
      ],
    )
    assert.deepEqual(messages, ['info A/Sub:4 from A', 'info A/B/Main:2 from B'])
  })

  test('keeps what it opened until the whole run ends', async () => {
    const { messages } = await run("Test.Call Flow: 'Open'\nTest.Say Text: 'after'", { Open: "Test.Keep Text: 'it'" })
    assert.deepEqual(messages, ['info Main:2 after', 'info Open/Main:1 released it'])
  })
})

describe('What goes wrong in a called flow', () => {
  test('is an error of the caller, with message, place and details, which a handler catches', async () => {
    const { text } = await run(
      "Test.Call Flow: 'Fails'\nON ERROR CalledFailedError\nEND\nERROR => E\nSET Message TO E.Message\nSET Details TO E.ErrorDetails",
      { Fails: "SET A TO 1\nCALL Sub\nFUNCTION Sub GLOBAL\nTest.Fail Message: 'no'\nEND FUNCTION" },
    )
    assert.equal(text('Message'), "The desktop flow 'Fails' failed at line 4 of Sub: no")
    assert.deepEqual(JSON.parse(text('Details')), {
      flow: 'Fails',
      flowId: 'Fails',
      subflow: 'Sub',
      line: 4,
      action: 'Test.Fail',
      code: 'FirstError',
      message: 'no',
      details: 'details of no',
    })
  })

  const rows: Record<string, readonly [main: string, flows: Record<string, string>, code: string, message: string]> = {
    'ends the caller where nobody handles it': [
      "SET A TO 1\nTest.Call Flow: 'Fails'",
      { Fails: "Test.Fail Message: 'no'" },
      'CalledFailedError',
      "The desktop flow 'Fails' failed at line 1 of Main: no",
    ],
    'goes through all flows above it': [
      "Test.Call Flow: 'A'",
      { A: "Test.Call Flow: 'B'", B: 'SET X TO 1 / 0' },
      'CalledFailedError',
      "The desktop flow 'A' failed at line 1 of Main: The desktop flow 'B' failed at line 1 of Main: ",
    ],
    'is also an exit code that is not 0': [
      "Test.Call Flow: 'Exits'",
      { Exits: "EXIT Code: 3 ErrorMessage: 'closed'" },
      'CalledFailedError',
      "The desktop flow 'Exits' failed at line 1 of Main: closed",
    ],
    'is also a required input that is missing': [
      "Test.Call Flow: 'Needs'",
      { Needs: flow('IN N : Numeric') },
      'CalledFailedError',
      "The desktop flow 'Needs' failed: The input 'N' is missing and has no default.",
    ],
    'is also an input of the wrong type': [
      "Test.Call Flow: 'Needs' @N: 'seven'",
      { Needs: flow('IN N : Numeric') },
      'CalledFailedError',
      "The input 'N' of the desktop flow 'Needs' takes a value of type Numeric; what was given is none.",
    ],
    'is also a flow that is named by no constant': [
      "SET Id TO 'A'\nTest.Call Flow: Id",
      { A: '' },
      'CalledFailedError',
      "There is no desktop flow 'A' to run.",
    ],
  }
  for (const [title, [main, flows, code, message]] of Object.entries(rows))
    test(title, async () => {
      const error = failure(await run(main, flows))
      assert.equal(error.code, code)
      assert.ok(error.message.startsWith(message), error.message)
      assert.equal(error.subflow, 'Main')
    })

  test('is also a call of a flow that is under way, by an id that is computed', async () => {
    const error = failure(
      await run("Test.Call Flow: 'A' @Id: 'A'", { A: flow('IN Id : String', 'Test.Call Flow: Id @Id: Id') }),
    )
    assert.match(error.message, /'A' is under way; a flow cannot call itself, directly or through others\.$/)
  })
})

describe('A called flow and its time', () => {
  test('it is stopped when the time it gives itself is over, which the caller can handle', async () => {
    const { text } = await run(
      "Test.Call Flow: 'Endless'\nON ERROR CalledTimedOutError\nSET R TO 'late'\nEND",
      { Endless: endless },
      { timeoutSeconds: 5 },
    )
    assert.equal(text('R'), 'late')
  })

  test('it ends with the run that is cancelled, without a word of its own', async () => {
    const cancel = new AbortController()
    const { outcome, reports } = await run(
      "Test.Call Flow: 'A'\nON ERROR\nEND",
      { A: "Test.Call Flow: 'B'", B: `Test.Say Text: 'here'\n${endless}` },
      { signal: cancel.signal, onMessage: () => cancel.abort() },
    )
    assert.deepEqual(outcome, { status: 'cancelled' })
    assert.deepEqual(
      reports.filter(report => report.error !== undefined),
      [],
    )
  })
})

describe('Sensitive values of a called flow', () => {
  test('show neither in its own log nor in its caller’s', async () => {
    const { messages, outcome } = await run(
      "Test.Call Flow: 'Login' @Token=> Token\nTest.Say Text: $'''got %Token%'''\nTest.Fail Message: Token",
      {
        Login: `@SENSITIVE: [Token]\n${flow('OUT Token : Text', "SET Token TO 'abc123'", "Test.Say Text: $'''made %Token%'''")}`,
      },
    )
    assert.deepEqual(messages, ['info Login/Main:4 made *****', 'info Main:2 got *****'])
    assert.equal(outcome.status === 'failed' && outcome.error.message, '*****')
  })

  test('and those of its caller do not show in it', async () => {
    const { messages } = await run("@SENSITIVE: [Key]\nSET Key TO 'abc123'\nTest.Call Flow: 'Use' @Key: Key", {
      Use: flow('IN Key : Text', "Test.Say Text: $'''with %Key%'''", 'Test.Fail Message: Key', 'ON ERROR', 'END'),
    })
    assert.deepEqual(messages, ['info Use/Main:2 with *****'])
  })
})

describe('A flow that goes on beside its caller', () => {
  test('is not waited for, and is stopped when its caller ends', async () => {
    const { outcome, messages, text } = await run(
      "Test.Call Flow: 'Watch' Wait: False @Seen=> Seen\nTest.Later Text: 1\nTest.Say Text: 'end of the caller'",
      {
        Watch: flow(
          'OUT Seen : Text',
          "Test.Say Text: 'watching'",
          "SET Seen TO 'x'",
          'LOOP WHILE (1) = (1)',
          'WAIT 1',
          'END',
        ),
      },
    )
    assert.equal(outcome.status, 'succeeded')
    assert.deepEqual(messages, ['info Watch/Main:2 watching', 'info Main:3 end of the caller'])
    assert.equal(text('Seen'), '')
  })

  test('fails alone: the log says so, and the caller goes on', async () => {
    const { outcome, messages } = await run("Test.Call Flow: 'Fails' Wait: False\nTest.Later Text: 1\nWAIT 1", {
      Fails: "Test.Fail Message: 'no'",
    })
    assert.equal(outcome.status, 'succeeded')
    assert.deepEqual(messages, ["error Main:1 In parallel: The desktop flow 'Fails' failed at line 1 of Main: no"])
  })

  test('is one of six at most, whoever calls it', async () => {
    const six = Array.from({ length: 6 }, () => "Test.Call Flow: 'Endless' Wait: False").join('\n')
    const flows = { Endless: endless, Seventh: "Test.Call Flow: 'Endless' Wait: False" }
    assert.equal((await run(six, flows)).outcome.status, 'succeeded')
    const error = failure(await run(`${six}\nTest.Call Flow: 'Seventh'`, flows))
    assert.match(error.message, /6 desktop flows run in parallel already/)
  })

  test('may be started by a called flow, and ends with it', async () => {
    const { messages } = await run("Test.Call Flow: 'A'\nTest.Say Text: 'A has ended'\nTest.Later Text: 1", {
      A: "Test.Call Flow: 'Watch' Wait: False\nTest.Later Text: 1",
      Watch: "Test.Say Text: 'watching'\nLOOP WHILE (1) = (1)\nWAIT 1\nTest.Say Text: 'tick'\nEND",
    })
    assert.equal(messages[0], 'info A/Watch/Main:1 watching')
    assert.equal(messages.at(-1), 'info Main:2 A has ended')
  })
})
