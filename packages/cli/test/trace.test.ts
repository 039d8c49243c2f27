import assert from 'node:assert/strict'
import { Writable } from 'node:stream'
import { describe, test } from 'node:test'
import { actionLibrary } from '@deskhand/actions/library'
import { nodeHost } from '@deskhand/robin/evaluate/nodeHost'
import { runText } from '@deskhand/robin/evaluate/runText'
import { createOutput } from '../src/output.ts'
import { tracer } from '../src/trace.ts'

/** What a trace of a script writes to standard error. */
async function traceOf(script: string, json = false): Promise<string[]> {
  let written = ''
  const stream = new Writable({
    // Holds eight characters: every line fills it, so that the run has to wait for room.
    highWaterMark: 8,
    write(chunk, _, done) {
      written += chunk
      setImmediate(done)
    },
  })
  const out = createOutput(json, stream, stream)
  await runText(script, actionLibrary(), { host: nodeHost({ culture: 'en-US' }), debug: tracer(script, out) })
  await out.room()
  return written.trimEnd().split('\n')
}

describe('a trace', () => {
  test('shows each statement with its place, its text and its values', async () => {
    const script = [
      'SET Total TO 0',
      'LOOP Index FROM 1 TO 2',
      '    CALL Add',
      'END',
      "Text.ChangeCase Text: $'''a%Total%''' NewCase: Text.CaseOption.UpperCase Result=> Upper",
      'FUNCTION Add GLOBAL',
      '    SET Total TO Total + Index',
      'END FUNCTION',
    ].join('\n')
    assert.deepEqual(await traceOf(script), [
      'Main:1       SET Total TO 0  → Total = 0',
      'Main:2       LOOP Index FROM 1 TO 2  → Index = 1',
      'Main:3       CALL Add',
      'Add:7          SET Total TO Total + Index  → Total = 1',
      'Main:2       LOOP Index FROM 1 TO 2  → Index = 2',
      'Main:3       CALL Add',
      'Add:7          SET Total TO Total + Index  → Total = 3',
      'Main:2       LOOP Index FROM 1 TO 2  → Index = 3',
      "Main:5       Text.ChangeCase Text: $'''a%Total%''' NewCase: Text.CaseOption.UpperCas…  (Text = 'a3')  → Upper = 'A3'",
    ])
  })

  test('shows nothing sensitive: not in values, not in longer texts, not in the text of a statement', async () => {
    const script = [
      '@SENSITIVE: [Pin]',
      "SET Pin TO 'it\\'s me'",
      "SET Note TO $'''Pin: %Pin%'''",
      "SET Items TO ['it\\'s me', 1]",
      'SET Broken TO Items[Note]',
    ].join('\n')
    const lines = await traceOf(script)
    assert.deepEqual(lines.slice(0, 2), [
      'Main:2       SET Pin TO *****  → Pin = *****',
      "Main:3       SET Note TO $'''Pin: %Pin%'''  → Note = 'Pin: *****'",
    ])
    assert.ok(!lines.join('').includes("it's me"), lines.join('\n'))
  })

  test('shows an error with its code', async () => {
    assert.deepEqual(await traceOf('SET A TO 1 / 0'), [
      'Main:1       SET A TO 1 / 0  ✗ 1 cannot be divided by zero. [DivideByZeroError]',
    ])
  })

  test('is JSON, an object a line, with --json', async () => {
    const lines = await traceOf('SET A TO [1]\nLOOP FOREACH B IN A\nEND', true)
    assert.deepEqual(
      lines.map(line => JSON.parse(line)),
      [
        {
          ...{ subflow: 'Main', line: 1, action: 'SET', statement: 'SET A TO [1]', depth: 0 },
          inputs: [],
          changes: [{ name: 'A', value: '[1]' }],
        },
        {
          ...{ subflow: 'Main', line: 2, action: 'LOOP FOREACH', statement: 'LOOP FOREACH B IN A', depth: 0 },
          inputs: [{ name: 'IN', value: '[1]' }],
          changes: [{ name: 'B', value: '1' }],
        },
      ],
    )
  })

  test('is cut where a text is long, and shows control characters to no terminal', async () => {
    const [line = ''] = await traceOf(`SET A TO '${'x'.repeat(1000)}\u001b[31m'`)
    assert.ok(line.length < 230 && !line.includes('\u001b'), line)
  })
})
