import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { Agent } from 'undici'
import { guardedAgent } from '../../src/callbacks/guardedAgent.ts'
import { sendCallback } from '../../src/callbacks/sendCallback.ts'
import { certificate } from '../../src/identity/certificate.ts'

describe('one attempt of a callback', () => {
  let folder: string
  let server: Server
  let url: string
  let agent: Agent
  let answer: (request: IncomingMessage, response: ServerResponse) => void
  const received: { method: string; rawHeaders: string[]; body: string }[] = []

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'callback-'))
    const { key, cert, caFile } = await certificate({ folder, names: [], now: Date.now() })
    server = createServer({ key, cert }, async (request, response) => {
      let body = ''
      for await (const chunk of request.setEncoding('utf8')) body += chunk
      received.push({ method: request.method ?? '', rawHeaders: request.rawHeaders, body })
      answer(request, response)
    })
    await new Promise<void>(done => server.listen(0, done))
    url = `https://localhost:${(server.address() as AddressInfo).port}/done`
    agent = guardedAgent({ allowedHosts: ['localhost'], ca: await readFile(caFile) })
  })
  after(async () => {
    await agent.destroy()
    server.closeAllConnections()
    server.close()
    await rm(folder, { recursive: true })
  })

  const body = '{"statuscode":4,"statecode":0,"startedon":"2022-09-05T08:04:11Z"}'
  const send = (target = url, options: { timeLimit?: number; signal?: AbortSignal } = {}) =>
    sendCallback(
      { url: target, body, workflowId: 'workflow-1', runId: 'run-1' },
      { dispatcher: agent, timeLimit: 10_000, ...options },
    )

  test('is a POST of exactly these bytes with exactly these headers', async () => {
    answer = (_request, response) => response.writeHead(204).end()
    assert.deepEqual(await send(), { status: 204 })
    const last = received.at(-1)
    assert.equal(last?.method, 'POST')
    assert.equal(last?.body, body)
    assert.deepEqual(last?.rawHeaders, [
      ...['host', new URL(url).host, 'connection', 'keep-alive'],
      ...['User-Agent', 'EnterpriseConnectors/1.0', 'Content-Type', 'application/json; charset=utf-8'],
      ...['x-ms-workflow-id', 'workflow-1', 'x-ms-run-id', 'run-1', 'content-length', String(body.length)],
    ])
  })

  test('does not follow a redirect', async () => {
    answer = (_request, response) => response.writeHead(307, { location: `${url}/elsewhere` }).end()
    const before = received.length
    assert.deepEqual(await send(), { status: 307 })
    assert.equal(received.length, before + 1)
  })

  test('does not wait for an endless answer', async () => {
    answer = (_request, response) => {
      response.on('error', () => {}).writeHead(200)
      const fill = () => {
        while (!response.destroyed && response.write('x'.repeat(65_536)));
      }
      response.on('drain', fill)
      fill()
    }
    assert.deepEqual(await send(), { status: 200 })
  })

  test('fails when the receiver does not answer in time', async () => {
    answer = () => {}
    assert.deepEqual(await send(url, { timeLimit: 50 }), { error: 'The receiver did not answer within 50 ms.' })
  })

  test('fails when the connection breaks', async () => {
    answer = request => request.socket.destroy()
    assert.match(JSON.stringify(await send()), /^{"error":".+"}$/)
  })

  test('fails when nobody listens', async () => {
    assert.match(JSON.stringify(await send('https://localhost:1/')), /ECONNREFUSED/)
  })

  test('fails when the certificate is not trusted', async () => {
    const stranger = guardedAgent({ allowedHosts: ['localhost'] })
    const outcome = await sendCallback(
      { url, body, workflowId: 'workflow-1', runId: 'run-1' },
      { dispatcher: stranger, timeLimit: 10_000 },
    )
    assert.match(JSON.stringify(outcome), /certificate/)
    await stranger.destroy()
  })

  test('is refused when the name leads inside', async () => {
    const guard = guardedAgent({ allowedHosts: [] })
    const outcome = await sendCallback(
      { url, body, workflowId: 'workflow-1', runId: 'run-1' },
      { dispatcher: guard, timeLimit: 10_000 },
    )
    assert.equal('refused' in outcome && outcome.refused, true)
    await guard.destroy()
  })

  test('ends when the server is stopped', async () => {
    answer = () => stop.abort()
    const stop = new AbortController()
    assert.deepEqual(await send(url, { signal: stop.signal }), { error: 'The server was stopped.', aborted: true })
  })
})
