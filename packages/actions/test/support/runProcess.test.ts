import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, test } from 'node:test'
import { runProcess } from '../../src/support/runProcess.ts'

/** A program that starts another one; both hold a connection open, so that their end is seen and not waited for. */
const family = (address: string) => `
  const { spawn } = require('node:child_process')
  const hold = 'require("node:net").connect(${JSON.stringify(address)}); setTimeout(() => {}, 60000)'
  spawn(process.execPath, ['-e', hold])
  eval(hold)
`

async function withFamily(run: (script: string, both: Promise<Socket[]>) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'deskhand-test-'))
  const address = process.platform === 'win32' ? `\\\\.\\pipe\\${path.basename(folder)}` : path.join(folder, 'socket')
  const sockets: Socket[] = []
  const joined = Promise.withResolvers<Socket[]>()
  const server = createServer(socket => {
    socket.on('error', () => {})
    socket.resume()
    if (sockets.push(socket) === 2) joined.resolve(sockets)
  }).listen(address)
  await once(server, 'listening')
  try {
    await run(family(address), joined.promise)
  } finally {
    server.close()
    await rm(folder, { recursive: true })
  }
}

const order = (script: string, signal: AbortSignal) => ({
  command: process.execPath,
  args: ['-e', script],
  folder: tmpdir(),
  environment: { ...process.env },
  signal,
})

describe('runProcess', () => {
  test('a cancelled run ends the program and what it has started', () =>
    withFamily(async (script, both) => {
      const cancel = new AbortController()
      const ended = assert.rejects(runProcess(order(script, cancel.signal)), { name: 'AbortError' })
      const sockets = await both
      const closed = Promise.all(sockets.map(socket => once(socket, 'close')))
      cancel.abort()
      await ended
      await closed
    }))

  test('a cancelled run does not wait for a program that has left the group and holds the output open', async () => {
    const cancel = new AbortController()
    let stray = 0
    const file = path.join(await mkdtemp(path.join(tmpdir(), 'deskhand-test-')), 'pid')
    const script = `
      const { spawn } = require('node:child_process')
      const stray = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'], { detached: true, stdio: 'inherit' })
      require('node:fs').writeFileSync(${JSON.stringify(file)}, String(stray.pid))
      setTimeout(() => {}, 60000)`
    const ended = assert.rejects(runProcess(order(script, cancel.signal)), { name: 'AbortError' })
    while (stray === 0) {
      stray = Number(await readFile(file, 'utf8').catch(() => '0'))
      await new Promise(setImmediate)
    }
    cancel.abort()
    await ended
    process.kill(stray, 'SIGKILL')
    await rm(path.dirname(file), { recursive: true })
  })

  test('a program out of time is ended with what it has started', () =>
    withFamily(async (script, both) => {
      const running = runProcess({ ...order(script, new AbortController().signal), timeout: 1500 })
      const sockets = await both
      const closed = Promise.all(sockets.map(socket => once(socket, 'close')))
      assert.equal((await running).timedOut, true)
      await closed
    }))

  test('a program that cannot be started rejects', () =>
    assert.rejects(runProcess({ ...order('', new AbortController().signal), command: '/no/such/program' }), {
      code: 'ENOENT',
    }))

  test('input is given and both outputs are kept apart', async () => {
    const script = 'process.stdin.on("data", data => { console.log(String(data)); console.error("e") })'
    const result = await runProcess({ ...order(script, new AbortController().signal), input: 'given' })
    assert.deepEqual([String(result.stdout), String(result.stderr), result.exitCode], ['given\n', 'e\n', 0])
  })
})
