/**
 * `node bench/fuzz/webApi.ts [seconds] [seed] [postgres://…]`: starts a server of its own on loopback, on an empty SQLite
 * database in a temporary folder unless another is named, and sends it changed URLs, queries, headers, bodies, fetchXml,
 * batches and bytes that are no HTTP, each over a connection of its own. Prints how many answers had which status. Ends
 * by itself; fails where an answer was a 500, where none came within ten seconds, or where the server has ended, and
 * prints what was sent. A seed printed by one run gives the same requests in the next.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { type Request, requestsFrom } from './webApiRequests.ts'

const seconds = Number(process.argv[2] ?? 60)
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000)
const database = process.argv[4]
console.log(`seed ${seed}, ${seconds} seconds, ${database === undefined ? 'SQLite' : 'PostgreSQL'}`)

const mostRead = 1_000_000
/** A 500, be it of one request in a batch. */
const unexpected = /(?:^|\n)HTTP\/1\.1 500|"status":500|0x80040216/

const folder = mkdtempSync(join(tmpdir(), 'deskhand-fuzz-'))
const server = await startServer()
const failures: string[] = []
const statuses = new Map<string, Map<string, number>>()
try {
  const token = await tokenOf(server.described)
  const next = requestsFrom(seed)
  const until = performance.now() + seconds * 1000
  const senders = Array.from({ length: 4 }, async () => {
    while (performance.now() < until && failures.length < 20 && server.child.exitCode === null) {
      const request = next()
      const status = await send(request, token)
      const ofWay = statuses.get(request.way) ?? new Map<string, number>()
      ofWay.set(status, (ofWay.get(status) ?? 0) + 1)
      statuses.set(request.way, ofWay)
      if (status === '500' || status === 'hang' || server.child.exitCode !== null) {
        failures.push(status)
        console.log(`${status}: ${JSON.stringify(textOf(request, '…').toString().slice(0, 3000))}`)
      }
    }
  })
  await Promise.all(senders)
} finally {
  server.child.kill('SIGTERM')
  if (server.child.exitCode === null) await once(server.child, 'exit')
  rmSync(folder, { recursive: true, force: true })
}

const columns = [...new Set([...statuses.values()].flatMap(counts => [...counts.keys()]))].sort()
console.log(['sent', ...columns, 'all'].join(' | '))
for (const [way, counts] of statuses)
  console.log([way, ...columns.map(status => counts.get(status) ?? 0), sum(counts)].join(' | '))
console.log(
  `${[...statuses.values()].reduce((all, counts) => all + sum(counts), 0)} requests, ${failures.length} failures`,
)
process.exitCode = failures.length > 0 ? 1 : 0

function sum(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((all, count) => all + count, 0)
}

interface Described {
  readonly baseUrl: string
  readonly tenantId: string
  readonly clientId: string
  readonly clientSecretFile: string
}

async function startServer(): Promise<{ described: Described; child: ChildProcess }> {
  const bin = join(import.meta.dirname, '../../packages/cli/bin/deskhand.js')
  const place = database === undefined ? [] : ['--database', database]
  const child = spawn(
    process.execPath,
    [
      bin,
      'start',
      '--json',
      '--port',
      '0',
      '--no-https',
      '--no-agent',
      '--log-level',
      'error',
      '--data',
      folder,
      ...place,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const exit = once(child, 'exit').then(([code]) => Promise.reject(new Error(`The server has ended with ${code}.`)))
  exit.catch(() => {})
  const [line] = (await Promise.race([once(createInterface({ input: child.stdout }), 'line'), exit])) as [string]
  return { described: JSON.parse(line) as Described, child }
}

async function tokenOf({ baseUrl, tenantId, clientId, clientSecretFile }: Described): Promise<string> {
  const answer = await fetch(`${baseUrl}/${tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: readFileSync(clientSecretFile, 'utf8').trim(),
      scope: `${baseUrl}/.default`,
    }),
  })
  return ((await answer.json()) as { access_token: string }).access_token
}

/** The status of the answer, `closed` where the connection was closed without one, or `hang`. */
function send(request: Request, token: string): Promise<string> {
  const { port } = new URL(server.described.baseUrl)
  return new Promise(resolve => {
    const socket = connect({ host: '127.0.0.1', port: Number(port) })
    let text = ''
    const timer = setTimeout(() => settle(text === '' ? 'hang' : statusOf()), 10_000)
    const settle = (status: string): void => {
      clearTimeout(timer)
      socket.destroy()
      resolve(status)
    }
    const statusOf = (): string => (unexpected.test(text) ? '500' : (/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 'closed'))
    const bytes = textOf(request, token)
    const stays = request.raw === undefined || request.isOpen === true
    socket.on('connect', () => (stays ? socket.write(bytes) : socket.end(bytes)))
    socket.on('data', (chunk: Buffer) => {
      if (text.length < mostRead) text += chunk.toString('latin1')
    })
    socket.on('end', () => settle(statusOf()))
    socket.on('error', () => settle(statusOf()))
  })
}

function textOf({ line, headers, body, raw }: Request, token: string): Buffer | string {
  if (raw !== undefined) return raw.replaceAll('{token}', token)
  const bytes = Buffer.from(body ?? '')
  const lines = [line, 'Host: localhost', `Authorization: Bearer ${token}`, 'Connection: close', ...headers]
  if (body !== undefined) lines.push(`Content-Length: ${bytes.length}`)
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), bytes])
}
