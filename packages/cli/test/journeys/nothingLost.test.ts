/**
 * Nothing is lost: server and agent are killed with SIGKILL over and over while runs are accepted, waiting and
 * running. Afterwards every accepted run has one terminal status, none was executed twice, and every callback arrived.
 */
import assert from 'node:assert/strict'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { hasEnded } from '@deskhand/sdk/runs'
import { clientOf, newDatabase, run, startDeskhand, temporaryFolder, withoutPostgres } from './deskhand.ts'

const kills = 8
const runsPerKill = 6

/** Writes one line when it begins and one when it ends, so that a second execution would be seen. */
const flow = `
@INPUT File : { 'Description': '', 'FriendlyName': 'File', 'Type': 'String', 'IsOptional': False, 'DefaultValue': '' }
File.WriteText File: File TextToWrite: $'''begin''' AppendNewLine: True IfFileExists: File.IfFileExists.Append Encoding: File.FileEncoding.UTF8NoBOM
WAIT 0.2
File.WriteText File: File TextToWrite: $'''end''' AppendNewLine: True IfFileExists: File.IfFileExists.Append Encoding: File.FileEncoding.UTF8NoBOM
`

interface Victim {
  readonly title: string
  readonly postgres?: boolean
  /** The machine is the server's own child, and ends with it. */
  readonly embedded: boolean
  readonly kill: (parties: Parties) => Promise<void>
}
interface Parties {
  killServer(): Promise<void>
  killAgent(): Promise<void>
}

const victims: readonly Victim[] = [
  { title: 'the server', embedded: false, kill: parties => parties.killServer() },
  { title: 'the agent', embedded: false, kill: parties => parties.killAgent() },
  { title: 'the server over PostgreSQL', postgres: true, embedded: false, kill: parties => parties.killServer() },
  { title: 'the server with its local machine', embedded: true, kill: parties => parties.killServer() },
]

for (const { title, postgres = false, embedded, kill } of victims) {
  test(`killing ${title} ${kills} times in mid-run loses no run, runs none twice, and every callback arrives`, {
    skip: postgres && withoutPostgres,
  }, async context => {
    const folder = temporaryFolder(context)
    const effects = join(folder, 'effects')
    mkdirSync(effects)
    const callbacks = await receiver(context)
    const port = await freePort()
    const serverArgs = [
      '--data',
      join(folder, 'server'),
      '--port',
      String(port),
      ...(embedded ? ['--sessions', '3'] : ['--no-agent']),
      ...(postgres ? ['--database', await newDatabase()] : []),
      '--no-https',
      '--lease',
      '4',
      '--allow-callback-host',
      `127.0.0.1:${callbacks.port}`,
    ]
    let server = await startDeskhand(context, serverArgs)
    let agent = embedded ? undefined : startAgent(context, folder, server.description.baseUrl)
    const { flows, http } = clientOf(server.description)
    await lift(http)
    const { id } = await flows.import('Effects', flow)
    const connectionName = await connectionOf(server.description)

    const accepted: { runId: string; file: string }[] = []
    const parties: Parties = {
      async killServer() {
        await server.kill()
        server = await startDeskhand(context, serverArgs)
      },
      async killAgent() {
        if (agent) await end(agent)
        agent = startAgent(context, folder, server.description.baseUrl)
      },
    }
    for (let round = 0; round < kills; round++) {
      const starts = Array.from({ length: runsPerKill }, async (_, index) => {
        const file = join(effects, `${round}-${index}.txt`)
        const key = `${round}-${index}`
        const { runs } = clientOf(server.description)
        const runId = await untilAnswered(() =>
          runs.start(id, {
            connectionName,
            idempotencyKey: key,
            inputs: { File: file },
            callbackUrl: `http://127.0.0.1:${callbacks.port}/`,
          }),
        )
        accepted.push({ runId, file })
      })
      // In mid-run: a run of this round has begun; every other round also one has ended.
      const wanted = round % 2 === 0 ? 'begin' : 'end'
      await untilTrue(() =>
        accepted.some(({ file }) => file.startsWith(join(effects, `${round}-`)) && linesOf(file).includes(wanted)),
      )
      await kill(parties)
      await Promise.all(starts)
    }

    const client = clientOf(server.description)
    const ends = new Map<string, number>()
    for (const { runId, file } of accepted) {
      const status = await untilAnswered(() => client.runs.wait(runId, { everyMs: 250 }))
      assert.ok(hasEnded(status), `run ${runId} has not ended: ${status.statuscode}`)
      ends.set(runId, status.statuscode)
      const lines = linesOf(file)
      const begins = lines.filter(line => line === 'begin').length
      assert.ok(begins <= 1, `run ${runId} was executed ${begins} times`)
      if (status.statuscode === 4) assert.deepEqual(lines, ['begin', 'end'])
    }
    assert.equal(new Set(accepted.map(({ runId }) => runId)).size, kills * runsPerKill)
    await untilTrue(() => accepted.every(({ runId }) => callbacks.received.has(runId)))
    for (const [runId, statuscode] of ends)
      assert.deepEqual([...new Set(callbacks.received.get(runId))], [statuscode], `callback of ${runId}`)
    const counts = Object.groupBy([...ends.values()], code => String(code))
    context.diagnostic(
      `${accepted.length} runs accepted over ${kills} kills of ${title}: ${Object.entries(counts)
        .map(([code, all]) => `${all?.length} × statuscode ${code}`)
        .join(', ')}; ${callbacks.received.size} called back`,
    )
    assert.ok((counts['4']?.length ?? 0) > 0, 'no run succeeded at all')
  })
}

/** What a run has written so far. */
const linesOf = (file: string): readonly string[] =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .map(line => line.trim())
        .filter(Boolean)
    : []

/** Lifts the limit of 70 runs a minute. */
async function lift(http: ReturnType<typeof clientOf>['http']): Promise<void> {
  const { value } = (await (await http.send('GET', 'organizations?$select=organizationid')).json()) as {
    value: { organizationid: string }[]
  }
  await http.send('PATCH', `organizations(${value[0]?.organizationid})`, {
    body: { dh_runsperconnectionperminute: 0 },
    headers: { 'if-match': '*' },
  })
}

/** The connection of the far agent's machine, once it has registered. */
async function connectionOf(description: Parameters<typeof clientOf>[0]): Promise<string> {
  const { http } = clientOf(description)
  for (;;) {
    const { value } = (await (await http.send('GET', 'dh_connections?$select=dh_name')).json()) as {
      value: { dh_name: string }[]
    }
    if (value[0]) return value[0].dh_name
    await pause(100)
  }
}

function startAgent(context: TestContext, folder: string, url: string): ChildProcess {
  const child = run([
    'agent',
    '--url',
    url,
    '--server-data',
    join(folder, 'server'),
    '--data',
    join(folder, 'agent'),
    '--name',
    'far-machine',
    '--sessions',
    '3',
  ])
  child.stdout?.resume()
  child.stderr?.resume()
  context.after(() => end(child))
  return child
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}

interface Receiver {
  readonly port: number
  /** Run id → every statuscode it was called back with. */
  readonly received: Map<string, number[]>
}

async function receiver(context: TestContext): Promise<Receiver> {
  const received = new Map<string, number[]>()
  const server: Server = createServer((request, response) => {
    let text = ''
    request.on('data', chunk => (text += chunk))
    request.on('end', () => {
      const { flowsessionid, statuscode } = JSON.parse(text) as { flowsessionid: string; statuscode: number }
      received.set(flowsessionid, [...(received.get(flowsessionid) ?? []), statuscode])
      response.writeHead(204).end()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  context.after(() => server.close())
  return { port: (server.address() as AddressInfo).port, received }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** Repeats what may meet a server that is just being killed. */
async function untilAnswered<Result>(ask: () => Promise<Result>): Promise<Result> {
  for (let left = 600; ; left--) {
    try {
      return await ask()
    } catch (error) {
      if (left === 0 || (error as { status?: number }).status !== 0) throw error
      await pause(100)
    }
  }
}

async function untilTrue(test: () => boolean): Promise<void> {
  for (let left = 900; !test(); left--) {
    assert.ok(left > 0, 'what was waited for did not happen within 90 s')
    await pause(100)
  }
}
