import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { ServerConfig } from '../src/config.ts'
import { createServer, type RunningServer, type Server } from '../src/createServer.ts'

describe('a server', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'deskhand-server-'))
  const lines: string[] = []
  const config: ServerConfig = {
    dataFolder,
    databaseUrl: null,
    host: '127.0.0.1',
    port: 0,
    httpsPort: 0,
    hostNames: [],
    publicUrl: null,
    catalogueFile: null,
    portalFolder: null,
    callbackAllowHosts: [],
    trustedIssuers: [],
    dispatch: {},
    logLevel: 'info',
    log: { write: line => void lines.push(line) },
    now: Date.now,
    random: Math.random,
  }
  let server: Server
  let running: RunningServer
  before(async () => {
    server = createServer(config)
    running = await server.start()
  })
  after(async () => {
    await server.stop()
    rmSync(dataFolder, { recursive: true })
  })

  async function token(scope = running.baseUrl): Promise<string> {
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: running.administrator.applicationId,
      client_secret: readFileSync(running.administrator.secretFile, 'utf8').trim(),
      scope: `${scope}/.default`,
    })
    const answer = await fetch(`${running.baseUrl}/${running.tenantId}/oauth2/v2.0/token`, { method: 'POST', body })
    return ((await answer.json()) as { access_token: string }).access_token
  }

  const call = async (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${running.baseUrl}/api/data/v9.2/${path}`, {
      ...init,
      headers: { authorization: `Bearer ${await token()}`, ...init.headers },
    })

  test('challenges strangers with its own authorization server', async () => {
    const answer = await fetch(`${running.baseUrl}/api/data/v9.2/`)
    assert.equal(answer.status, 401)
    assert.equal(
      answer.headers.get('www-authenticate'),
      `Bearer authorization_uri=${running.baseUrl}/${running.tenantId}/oauth2/authorize, resource_id=${running.baseUrl}/`,
    )
  })

  test('knows the administrator by a token of its own', async () => {
    const answer = await call('WhoAmI')
    assert.equal(answer.status, 200)
    const body = (await answer.json()) as Record<string, string>
    assert.equal(
      body['@odata.context'],
      `${running.baseUrl}/api/data/v9.2/$metadata#Microsoft.Dynamics.CRM.WhoAmIResponse`,
    )
    assert.equal(body.UserId, running.administrator.userId)
    assert.equal(body.OrganizationId, running.organizationId)
  })

  test('answers over https with a certificate of its own authority', async () => {
    const status = await new Promise((resolve, reject) => {
      request(`${running.httpsUrl}/api/data/v9.2/WhoAmI`, { ca: readFileSync(running.caFile as string) }, answer => {
        answer.resume()
        resolve(answer.statusCode)
      })
        .on('error', reject)
        .end()
    })
    assert.equal(status, 401)
  })

  test('keeps a flow given as Robin text, and gives it back packed', async () => {
    const definition =
      "@INPUT Name : { 'Description': '', 'FriendlyName': 'Name', 'Type': 'String', 'DefaultValue': 'you' }\r\nSET Greeting TO $'''Hello %Name%'''\r\n"
    const made = await call('workflows', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'Greet', category: 6, definition }),
    })
    assert.equal(made.status, 204, await made.text())
    const url = String(made.headers.get('odata-entityid'))
    assert.match(url, /^http:\/\/localhost:\d+\/api\/data\/v9\.2\/workflows\([0-9a-f-]{36}\)$/)
    const schema = await call(`${url.slice(url.indexOf('workflows('))}/inputs/$value`)
    assert.equal(
      await schema.text(),
      '{"schema":{"properties":{"Name":{"default":"","description":"","format":null,"title":"Name","type":"string","value":"you"}},"type":"object"}}',
    )
  })

  test('finds everything again at the next start', async () => {
    const { tenantId, organizationId } = running
    await server.stop()
    server = createServer(config)
    running = await server.start()
    assert.deepEqual([running.tenantId, running.organizationId], [tenantId, organizationId])
    const flows = (await (await call('workflows?$select=name')).json()) as { value: { name: string }[] }
    assert.deepEqual(
      flows.value.map(flow => flow.name),
      ['Greet'],
    )
  })

  test('logs neither tokens nor secrets', async () => {
    const secret = readFileSync(running.administrator.secretFile, 'utf8').trim()
    assert.equal(
      lines.some(line => line.includes(secret) || line.includes('Bearer')),
      false,
    )
    assert.deepEqual(
      lines.filter(line => /"level":"(warn|error)"/.test(line)),
      [],
    )
  })
})
