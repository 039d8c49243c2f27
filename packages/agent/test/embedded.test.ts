import assert from 'node:assert/strict'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import type { FromEmbedded } from '../src/embedded.ts'
import { markVariable } from '../src/runner/killTree.ts'
import { fakeServer } from './support/fakeServer.ts'
import { assignment, groupId, machineId, runId } from './support/startTestAgent.ts'

/** A forked agent, a server it talks to, and a token endpoint. */
async function embedded() {
  const server = await fakeServer()
  const dataFolder = await mkdtemp(join(tmpdir(), 'deskhand-embedded-'))
  const tokens = createServer((_request, response) => response.end('{"access_token":"abc","expires_in":3600}'))
  await new Promise<void>(resolve => tokens.listen(0, '127.0.0.1', resolve))
  const tokenUrl = `http://127.0.0.1:${(tokens.address() as AddressInfo).port}/token`
  const start = () => {
    const child = fork(new URL('../src/embedded.ts', import.meta.url), { stdio: 'inherit' })
    const exit = once(child, 'exit')
    const ready = new Promise<FromEmbedded>(resolve =>
      child.on('message', (message: FromEmbedded) => message.type !== 'log' && resolve(message)),
    )
    const credentials = { tokenUrl, clientId: 'agent', secret: 'secret', scope: 'all' }
    child.send({ type: 'start', options: { serverUrl: server.url, dataFolder, machineName: 'robot', credentials } })
    return { child, ready, exit }
  }
  return {
    server,
    dataFolder,
    start,
    async welcome() {
      const hello = await server.hear('hello')
      const times = { heartbeatSeconds: 10, leaseSeconds: 45, drop: [] }
      server.say({ type: 'welcome', machineId, groupId, ...times })
      await server.hear('capacity')
      return hello
    },
    /** Marks of the runners the agent has started and not seen the end of. */
    async marks(): Promise<string[]> {
      return JSON.parse(await readFile(join(dataFolder, 'agent.json'), 'utf8')).runners
    },
    async close() {
      await server.close()
      tokens.close()
      await rm(dataFolder, { recursive: true, force: true })
    },
  }
}

const lives = async (mark: string): Promise<boolean> => {
  const { readdir } = await import('node:fs/promises')
  const environments = (await readdir('/proc'))
    .filter(name => /^\d+$/.test(name))
    .map(pid => readFile(`/proc/${pid}/environ`, 'utf8').catch(() => ''))
  return (await Promise.all(environments)).some(environment => environment.includes(`${markVariable}=${mark}`))
}

async function until(done: () => Promise<boolean>): Promise<void> {
  while (!(await done())) await setTimeout(20)
}

const endless = 'LOOP WHILE (1) = (1)\n  SET A TO 1\nEND'

describe('The embedded agent', () => {
  test('signs in, says when it is connected, executes a run and stops when told to', { timeout: 60_000 }, async () => {
    const { server, start, welcome, close } = await embedded()
    try {
      const { child, ready, exit } = start()
      await welcome()
      assert.deepEqual(await ready, { type: 'ready', machineId })
      assert.deepEqual(server.tokens, ['Bearer abc'])
      server.say({ type: 'assign', assignment: assignment({ definition: 'SET A TO 1' }) })
      server.say({ type: 'ack', id: (await server.hear('start')).id, accepted: true })
      const end = await server.hear('end')
      assert.deepEqual(end.end, { event: 'succeed', outputs: {} })
      assert.deepEqual(
        end.entries?.map(({ index, action, line, status }) => ({ index, action, line, status })),
        [{ index: 0, action: 'SET', line: 1, status: 'Succeeded' }],
      )
      server.say({ type: 'ack', id: end.id, accepted: true })
      child.send({ type: 'stop' })
      assert.deepEqual(await exit, [0, null])
    } finally {
      await close()
    }
  })

  test('ends with its runners when its parent is gone', { timeout: 60_000 }, async () => {
    const { start, welcome, marks, close } = await embedded()
    try {
      const { child, ready, exit } = start()
      await welcome()
      await ready
      const [mark] = await marks()
      assert.ok(mark !== undefined && (await lives(mark)))
      child.disconnect()
      await exit
      await until(async () => !(await lives(mark)))
    } finally {
      await close()
    }
  })

  test('that was killed in mid-run comes back without the run, and nothing of it is left', {
    timeout: 60_000,
  }, async () => {
    const { server, dataFolder, start, welcome, marks, close } = await embedded()
    try {
      const first = start()
      await welcome()
      server.say({ type: 'assign', assignment: assignment({ definition: endless, timeoutSeconds: 3600 }) })
      server.say({ type: 'ack', id: (await server.hear('start')).id, accepted: true })
      await server.hear('log')
      const before = await marks()
      first.child.kill('SIGKILL')
      await first.exit
      const second = start()
      const hello = await welcome()
      assert.equal(hello.machineId, machineId)
      assert.deepEqual(hello.running, [])
      for (const mark of before) await until(async () => !(await lives(mark)))
      assert.equal(existsSync(join(dataFolder, 'runs', `${runId}-1`)), false)
      second.child.send({ type: 'stop' })
      await second.exit
    } finally {
      await close()
    }
  })

  test('keeps the end of a run over a restart until the server has it', { timeout: 60_000 }, async () => {
    const { server, start, welcome, close } = await embedded()
    try {
      const first = start()
      await welcome()
      server.say({ type: 'assign', assignment: assignment({ definition: 'SET A TO 1' }) })
      server.say({ type: 'ack', id: (await server.hear('start')).id, accepted: true })
      await server.hear('end')
      first.child.kill('SIGKILL')
      await first.exit
      const second = start()
      assert.deepEqual((await welcome()).running, [{ runId, fence: 1 }])
      const end = await server.hear('end')
      assert.deepEqual(end.end, { event: 'succeed', outputs: {} })
      server.say({ type: 'ack', id: end.id, accepted: true })
      second.child.send({ type: 'stop' })
      await second.exit
    } finally {
      await close()
    }
  })
})
