import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createLog } from '../src/log.ts'

function logOf(logLevel: 'info' | 'silent') {
  const lines: string[] = []
  const log = createLog({ logLevel, log: { write: line => void lines.push(line) }, now: () => Date.UTC(2026, 10, 21) })
  return { log, lines }
}

test('the log has one JSON line an entry', () => {
  const { log, lines } = logOf('info')
  log('warn', 'A machine is gone.')
  assert.deepEqual(lines, ['{"time":"2026-11-21T00:00:00.000Z","level":"warn","message":"A machine is gone."}\n'])
})

test('the log leaves out what lies below its level', () => {
  const { log, lines } = logOf('info')
  log('debug', 'x')
  assert.deepEqual(lines, [])
  const silent = logOf('silent')
  silent.log('error', 'x')
  assert.deepEqual(silent.lines, [])
})

test('the log says where an error came from', () => {
  const { log, lines } = logOf('info')
  log('error', 'Something went wrong.', new TypeError('x is undefined'))
  assert.match(lines[0] ?? '', /"error":"TypeError: x is undefined","stack":"TypeError: x is undefined\\n/)
})
