import assert from 'node:assert/strict'
import { Writable } from 'node:stream'
import { describe, test } from 'node:test'
import { createOutput, type Printable } from '../src/output.ts'

function stage(json: boolean) {
  const written = { stdout: '', stderr: '' }
  const stream = (name: keyof typeof written) =>
    new Writable({
      write(chunk, _, done) {
        written[name] += chunk
        done()
      },
    })
  return { written, out: createOutput(json, stream('stdout'), stream('stderr')) }
}

describe('print for people', () => {
  const cases: readonly [title: string, data: Printable, text: string][] = [
    ['no rows', [], 'nothing there\n'],
    [
      'rows as a table with a head',
      [
        { name: 'a', statuscode: 4 },
        { name: 'longer', statuscode: 8 },
      ],
      'name    statuscode\na       4\nlonger  8\n',
    ],
    ['no blanks at the end of a line', [{ a: 'x', b: null }], 'a  b\nx\n'],
    ['columns that only later rows have', [{ a: 1 }, { a: 2, b: 3 }], 'a  b\n1\n2  3\n'],
    ['lines within a cell as one', [{ a: 'one\r\n  two', b: 1 }], 'a        b\none two  1\n'],
    ['what is no text as JSON', [{ a: { b: [1] }, c: true }], 'a          c\n{"b":[1]}  true\n'],
    ['one row as pairs', { name: 'a', workflowid: 7, none: undefined }, 'name        a\nworkflowid  7\nnone        \n'],
    ['further lines of a value under the first', { a: 'one\ntwo' }, 'a  one\n   two\n'],
    ['one row without members', {}, ''],
    ['nothing a terminal would obey', { a: '\u001b[31mred\u0007\u009b' }, 'a  [31mred\n'],
  ]
  for (const [title, data, text] of cases) {
    test(`gives ${title}`, () => {
      const { out, written } = stage(false)
      out.print(data)
      assert.deepEqual(written, { stdout: text, stderr: '' })
    })
  }
})

describe('print with --json', () => {
  const cases: readonly Printable[] = [[], [{ a: 1 }], { a: null, b: 'ä\n' }]
  for (const data of cases) {
    test(`gives ${JSON.stringify(data)} as JSON that reads back the same`, () => {
      const { out, written } = stage(true)
      out.print(data)
      assert.deepEqual(JSON.parse(written.stdout), data)
      assert.ok(written.stdout.endsWith('\n'))
    })
  }
})

test('text for people goes to standard output, and nowhere with --json', () => {
  for (const [json, expected] of [
    [false, 'hello\n'],
    [true, ''],
  ] as const) {
    const { out, written } = stage(json)
    out.say('hello')
    assert.deepEqual(written, { stdout: expected, stderr: '' })
  }
})

test('what is going on goes to standard error, with --json too', () => {
  for (const json of [false, true]) {
    const { out, written } = stage(json)
    out.note('waiting')
    assert.deepEqual(written, { stdout: '', stderr: 'waiting\n' })
  }
})
