import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { execute } from '../support/execute.ts'
import { madeHost } from '../support/madeHost.ts'

describe('EXIT', () => {
  const rows: readonly [script: string, expected: object][] = [
    ['EXIT Code: 0', { status: 'succeeded', outputs: {}, sensitiveOutputs: [] }],
    [
      'CALL Sub\nSET A TO 1 / 0\nFUNCTION Sub GLOBAL\nEXIT Code: 0\nEND FUNCTION',
      { status: 'succeeded', outputs: {}, sensitiveOutputs: [] },
    ],
    [
      "EXIT Code: 2 ErrorMessage: $'''No %1 + 1%'''",
      {
        status: 'failed',
        error: {
          code: 'FlowExitError',
          message: 'No 2',
          details: 'EXIT Code: 2',
          subflow: 'Main',
          line: 1,
          actionName: 'EXIT',
        },
      },
    ],
    [
      'BLOCK\nON BLOCK ERROR all\nEND\nEXIT Code: 1\nEND',
      {
        status: 'failed',
        error: {
          code: 'FlowExitError',
          message: 'The flow ended with exit code 1.',
          details: 'EXIT Code: 1',
          subflow: 'Main',
          line: 4,
          actionName: 'EXIT',
        },
      },
    ],
  ]
  for (const [script, expected] of rows)
    test(script.replaceAll('\n', ' / '), async () => assert.deepEqual((await execute(script)).outcome, expected))
})

const declared = (name: string, type: string, more = '') =>
  `@INPUT ${name} : { 'FriendlyName': 'The ${name}', 'Type': '${type}'${more} }`

describe('an input', () => {
  const rows: readonly [title: string, declaration: string, inputs: Record<string, unknown>, expected: string][] = [
    ['comes by its external name', declared('A', 'String'), { 'The A': 'x' }, 'x'],
    ['comes by the name of the variable', declared('A', 'String'), { a: 'x' }, 'x'],
    ['takes its default', declared('A', 'Numeric', ", 'DefaultValue': 7"), {}, '7'],
    ['takes its default for null', declared('A', 'Numeric', ", 'DefaultValue': 7"), { A: null }, '7'],
    ['is empty without default', declared('A', 'String'), {}, ''],
    ['takes a number as text', declared('A', 'Numeric'), { A: '1.50' }, '1.5'],
    ['takes a boolean as text', declared('A', 'Bool'), { A: 'true' }, 'True'],
    ['takes a text as number', declared('A', 'String'), { A: 12 }, '12'],
    ['takes a list', declared('A', 'List'), { A: [1, [2]] }, '[1, [2]]'],
    ['takes a list as text', declared('A', 'List'), { A: '[1, 2]' }, '[1, 2]'],
    ['takes an object', declared('A', 'CustomObject'), { A: { b: 1 } }, '{"b":1}'],
    [
      'takes a table as list of objects',
      declared('A', 'DataTable'),
      { A: [{ b: 1 }, { c: 2 }] },
      '[b, c]\r\n[1, ]\r\n[, 2]',
    ],
    ['takes a date', declared('A', 'DateTime'), { A: '2022-03-25T14:05:00' }, '3/25/2022 2:05:00 PM'],
  ]
  for (const [title, declaration, inputs, expected] of rows)
    test(title, async () => assert.equal((await execute(declaration, { inputs })).text('A'), expected))

  test('of the wrong type fails the run', async () => {
    const { outcome } = await execute(declared('A', 'Numeric'), { inputs: { A: 'x' } })
    assert.equal(
      outcome.status === 'failed' && outcome.error.message,
      "The input 'A' takes a value of type Numeric; what was given is none.",
    )
  })
  test('that must be there fails the run when it is not', async () => {
    const { outcome } = await execute(declared('A', 'Numeric', ", 'IsOptional': False"))
    assert.equal(outcome.status === 'failed' && outcome.error.code, 'InvalidInputError')
  })
})

test("outputs are JSON by the variable's name, and the sensitive ones are named", async () => {
  const { outcome } = await execute(
    [
      '@SENSITIVE: [B]',
      "@OUTPUT A : { 'FriendlyName': 'The A', 'Type': 'List' }",
      "@OUTPUT B : { 'Type': 'String' }",
      "@OUTPUT C : { 'Type': 'DataTable' }",
      'SET A TO [1, 0.5, True, d"2022-03-25 14:05:00"]',
      "SET B TO 'secret'",
      "SET C TO { ^['x'], [1] }",
    ].join('\n'),
  )
  assert.deepEqual(outcome, {
    status: 'succeeded',
    outputs: { A: [1, 0.5, true, '2022-03-25T14:05:00'], B: 'secret', C: [{ x: 1 }] },
    sensitiveOutputs: ['B'],
  })
})

describe('a cancel', () => {
  test('ends a WAIT', async () => {
    const controller = new AbortController()
    const host = madeHost({
      async sleep() {
        controller.abort()
      },
    })
    const { outcome, text } = await execute('WAIT 100\nSET A TO 1', { signal: controller.signal, host })
    assert.deepEqual([outcome, text('A')], [{ status: 'cancelled' }, ''])
  })
  test('that came before the start runs nothing', async () => {
    const { outcome, reports } = await execute('SET A TO 1', { signal: AbortSignal.abort() })
    assert.deepEqual([outcome, reports], [{ status: 'cancelled' }, []])
  })
})

test('a subflow that calls itself without end fails', async () => {
  const { outcome } = await execute('CALL Sub\nFUNCTION Sub GLOBAL\nCALL Sub\nEND FUNCTION', { listener: {} })
  assert.equal(outcome.status === 'failed' && outcome.error.code, 'RecursionError')
})

test('a statement is reported when it ran, with its place, its time and its error', async () => {
  const { reports } = await execute(
    "SET A TO 1\n\nIF A = 1 THEN\nWAIT 2\nEND\nTest.Fail Message: $'''m'''\nON ERROR\nSET B TO 1\nEND\n# end\nLABEL L",
  )
  const time = Date.UTC(2026, 0, 2, 3, 4, 5)
  assert.deepEqual(reports, [
    { action: 'SET', subflow: 'Main', line: 1, time, duration: 0, insideErrorHandling: false },
    { action: 'IF', subflow: 'Main', line: 3, time, duration: 0, insideErrorHandling: false },
    { action: 'WAIT', subflow: 'Main', line: 4, time, duration: 2000, insideErrorHandling: false },
    {
      action: 'Test.Fail',
      subflow: 'Main',
      line: 6,
      time: time + 2000,
      duration: 0,
      insideErrorHandling: false,
      error: { code: 'FirstError', message: 'm' },
    },
    { action: 'SET', subflow: 'Main', line: 8, time: time + 2000, duration: 0, insideErrorHandling: true },
  ])
})

test('a condition or a loop that fails is reported once', async () => {
  const { reports } = await execute(
    "BLOCK\nON BLOCK ERROR all\nEND\nBLOCK\nON BLOCK ERROR\nEND\nIF [][0] = 1 THEN\nEND\nEND\nEND\nLOOP I FROM 'a' TO 2\nEND",
  )
  assert.deepEqual(
    reports.filter(report => report.error).map(({ action, line, error }) => [action, line, error?.code]),
    [
      ['IF', 7, 'IndexOutOfRangeError'],
      ['LOOP', 11, 'InvalidNumberError'],
    ],
  )
})

test('what an action keeps is released at the end, last first, also when the run fails', async () => {
  const { messages } = await execute("Test.Keep Text: 'a'\nTest.Keep Text: 'b'\nTest.Break")
  assert.deepEqual(messages, ['info: released b', 'info: released a'])
})

describe('a sensitive value', () => {
  test('is not shown in messages, reports or the error', async () => {
    const { outcome, messages, reports } = await execute(
      [
        '@SENSITIVE: [Key]',
        "SET Key TO $'''hunter\"2'''",
        "Test.Say Text: $'''the key is %Key%'''",
        'Test.Fail Message: Key',
      ].join('\n'),
    )
    assert.deepEqual(messages, ['info: the key is *****'])
    assert.equal(outcome.status === 'failed' && outcome.error.message, '*****')
    assert.equal(outcome.status === 'failed' && outcome.error.details, 'details of *****')
    assert.ok(!JSON.stringify(reports).includes('hunter'))
  })
  test('of an input, a list and what is added to it is not shown', async () => {
    const { messages } = await execute(
      [
        '@SENSITIVE: [Key, L]',
        "@INPUT Key : { 'Type': 'String' }",
        "SET L TO ['inner']",
        "Test.Add Item: 'later' List: L",
        "Test.Say Text: $'''%Key% %L% %L[1]%'''",
      ].join('\n'),
      { inputs: { Key: 'hunter2' } },
    )
    assert.deepEqual(messages, ['info: ***** [*****, *****] *****'])
  })
  test('given as a password is not shown', async () => {
    const { messages } = await execute("Test.Say Text: 'x' Password: 'hunter2'\nTest.Say Text: 'hunter2'")
    assert.deepEqual(messages, ['info: x *****', 'info: *****'])
  })
  test('of one or two characters is hidden where it stands as a word', async () => {
    const { messages } = await execute("@SENSITIVE: [Pin]\nSET Pin TO 1\nTest.Say Text: $'''pin %Pin%, 2100 pieces'''")
    assert.deepEqual(messages, ['info: pin *****, 2100 pieces'])
  })
})
