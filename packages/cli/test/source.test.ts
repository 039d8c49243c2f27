import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { parse } from '@deskhand/robin/syntax/parse'
import { findings, readSource } from '../src/source.ts'

test('a file is read as text', context => {
  const folder = mkdtempSync(join(tmpdir(), 'deskhand-source-'))
  context.after(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'a.robin'), "SET A TO 'ä'")
  assert.equal(readSource(join(folder, 'a.robin')), "SET A TO 'ä'")
})

test('a script is read in the encoding it was written in', context => {
  const folder = mkdtempSync(join(tmpdir(), 'deskhand-source-'))
  context.after(() => rmSync(folder, { recursive: true }))
  for (const encoding of ['utf16le', 'latin1', 'utf8'] as const) {
    writeFileSync(join(folder, 'a.robin'), Buffer.from("SET A TO 'ä'", encoding))
    assert.equal(readSource(join(folder, 'a.robin')), "SET A TO 'ä'", encoding)
  }
})

test('a file that is not there is named', () => {
  assert.throws(() => readSource('/nowhere.robin'), /^Error: \/nowhere\.robin could not be read: ENOENT/)
})

test('a finding shows place, sentence, code and the line with a caret', () => {
  const text = 'SET A TO 1\nSET B TO\n'
  const { diagnostics } = parse(text)
  const [first = ''] = findings('a.robin', text, diagnostics.slice(0, 1)).split('\n')
  assert.match(first, /^a\.robin:2:\d+ error: .+ \[[\w-]+\]$/)
  assert.match(findings('a.robin', text, diagnostics), /SET B TO\n.*\^/)
})
