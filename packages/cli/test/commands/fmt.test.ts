import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { describe, test } from 'node:test'
import { command } from '../../src/commands/fmt.ts'
import { createOutput } from '../../src/output.ts'

/** Runs the command on files of a folder of their own; gives what it printed and the files afterwards. */
async function fmt(files: Readonly<Record<string, string | Uint8Array>>, options: Record<string, boolean> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'deskhand-fmt-'))
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
    const code = await command.run({
      args: { files: Object.keys(files).map(name => join(folder, name)) },
      options,
      out: createOutput(false, stdout, stderr),
      environment: {},
      signal: new AbortController().signal,
      client: () => assert.fail('no server is needed'),
    })
    const seen = (stream: PassThrough) => String(stream.read() ?? '').replaceAll(`${folder}/`, '')
    const after = Object.keys(files).map(name => readFileSync(join(folder, name)))
    return { code, stdout: seen(stdout), stderr: seen(stderr), after }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

describe('deskhand fmt', () => {
  test('prints a file as Power Automate writes it', async () => {
    const { code, stdout, stderr } = await fmt({ 'a.robin': 'if x then\nset y to 1+2 #sum\nend' })
    assert.deepEqual([code, stdout, stderr], [0, 'IF x THEN\r\n    SET y TO 1 + 2 #sum\r\nEND\r\n', ''])
  })

  test('--check names the files that would change, and fails', async () => {
    const files = { 'a.robin': 'set x to 1', 'b.robin': 'SET x TO 1\r\n' }
    const { code, stdout, after } = await fmt(files, { check: true })
    assert.deepEqual([code, stdout, String(after[0])], [1, 'a.robin\n', 'set x to 1'])
    assert.equal((await fmt({ 'b.robin': files['b.robin'] }, { check: true })).code, 0)
  })

  test('--write writes and names the files that change', async () => {
    const { code, stdout, after } = await fmt({ 'a.robin': 'set x to 1', 'b.robin': 'SET x TO 1\r\n' }, { write: true })
    assert.deepEqual([code, stdout, ...after.map(String)], [0, 'a.robin\n', 'SET x TO 1\r\n', 'SET x TO 1\r\n'])
  })

  test('a file keeps its encoding of Unicode and its byte order mark', async () => {
    for (const encode of [
      (text: string) => Buffer.from(`\uFEFF${text}`),
      (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
      (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
      (text: string) => Buffer.from(text, 'utf16le'),
      (text: string) => Buffer.from(text),
    ]) {
      const { after } = await fmt({ 'a.robin': encode("set Café to '売上'") }, { write: true })
      assert.deepEqual(after[0], encode("SET Café TO '売上'\r\n"))
    }
  })

  test('a file with errors is refused with its findings, the others are written', async () => {
    const files = { 'a.robin': 'set x to', 'b.robin': 'set x to 1' }
    const { code, stdout, stderr, after } = await fmt(files, { write: true })
    assert.deepEqual([code, stdout, ...after.map(String)], [1, 'b.robin\n', 'set x to', 'SET x TO 1\r\n'])
    assert.match(
      stderr,
      /^a\.robin:1:9 error: .*\[missing-value\]\n[\s\S]*1 file has errors and was left as it is\.\n$/,
    )
  })

  test('--write and --check exclude each other', async () => {
    await assert.rejects(fmt({ 'a.robin': '' }, { write: true, check: true }), /exclude each other/)
  })
})
