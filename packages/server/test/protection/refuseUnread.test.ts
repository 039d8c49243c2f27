import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { createServer, type RunningServer, type Server } from '../../src/createServer.ts'

/** What a server says to requests beyond its limits, over a real connection. */
describe('A server with limits', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'deskhand-limits-'))
  let server: Server
  let running: RunningServer
  let token: string
  before(async () => {
    server = createServer({
      dataFolder,
      databaseUrl: null,
      host: '127.0.0.1',
      port: 0,
      httpsPort: null,
      hostNames: [],
      publicUrl: null,
      catalogueFile: null,
      portalFolder: null,
      callbackAllowHosts: [],
      trustedIssuers: [],
      limits: { requests: 3, time: null, concurrent: 52 },
      logLevel: 'silent',
      log: { write: () => {} },
      now: Date.now,
      random: Math.random,
    })
    running = await server.start()
    const answer = await fetch(`${running.baseUrl}/${running.tenantId}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: running.administrator.applicationId,
        client_secret: readFileSync(running.administrator.secretFile, 'utf8').trim(),
        scope: `${running.baseUrl}/.default`,
      }),
    })
    token = ((await answer.json()) as { access_token: string }).access_token
  })
  after(async () => {
    await server?.stop()
    rmSync(dataFolder, { recursive: true })
  })

  const get = (path: string) =>
    fetch(`${running.baseUrl}/api/data/v9.2/${path}`, { headers: { authorization: `Bearer ${token}` } })

  /** Sends bytes as they are, and gives all that is answered. */
  const raw = (text: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const socket = connect(Number(new URL(running.baseUrl).port), '127.0.0.1')
      let answer = ''
      socket.on('data', chunk => {
        answer += chunk
      })
      socket.on('end', () => resolve(answer))
      socket.on('error', reject)
      socket.write(text)
    })

  test('tells of them with each answer, and refuses what is beyond them until there is room', async () => {
    for (const left of ['2', '1', '0']) {
      const answer = await get('WhoAmI')
      assert.equal(answer.status, 200)
      assert.equal(answer.headers.get('x-ms-ratelimit-burst-remaining-xrm-requests'), left)
      assert.equal(answer.headers.get('x-ms-dop-hint'), '4')
    }
    const refused = await get('WhoAmI')
    assert.equal(refused.status, 429)
    assert.match(refused.headers.get('retry-after') ?? '', /^\d{1,3}$/)
    assert.equal(refused.headers.get('x-ms-ratelimit-burst-remaining-xrm-requests'), '0')
    assert.equal(
      await refused.text(),
      '{"error":{"code":"0x80072322","message":"Number of requests exceeded the limit of 3 over time window of 300 seconds."}}',
    )
  })

  test('refuses URLs that are too long with 414', async () => {
    const answer = await get(`workflows?$filter=${'x'.repeat(32_768)}`)
    assert.equal(answer.status, 414)
    assert.match(await answer.text(), /longer than 32768 characters/)
  })

  test('refuses a path that is too long', async () => {
    const answer = await get(`workflows/${'x'.repeat(40_000)}`)
    assert.equal(answer.status, 414)
  })

  test('refuses headers that are too long with 431, and an ordinary error', async () => {
    const answer = await raw(`GET /api/data/v9.2/ HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(140_000)}\r\n\r\n`)
    assert.match(answer, /^HTTP\/1\.1 431 Request Header Fields Too Large\r\n/)
    assert.match(answer, /\{"error":\{"code":"0x80060888","message":"The URL and the headers/)
  })

  test('answers what is no HTTP with 400, and an ordinary error', async () => {
    const answer = await raw('HELLO\r\n\r\n')
    assert.match(answer, /^HTTP\/1\.1 400 Bad Request\r\n/)
    assert.match(answer, /\{"error":\{"code":"0x80060888","message":"The request is not HTTP/)
  })
})
