import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { get, request } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { promisify } from 'node:util'
import Fastify, { type FastifyInstance } from 'fastify'
import { decodeJwt, decodeProtectedHeader, exportJWK, generateKeyPair } from 'jose'
import { hashSecret } from '../../src/environment/secretHash.ts'
import { authorizationRoutes } from '../../src/identity/authorizationRoutes.ts'
import { type Application, createAuthorizationServer } from '../../src/identity/authorizationServer.ts'
import { certificate } from '../../src/identity/certificate.ts'

const tenantId = randomUUID()
const clientId = randomUUID()
const objectId = randomUUID()
const secret = 'a secret / with + signs & more'

describe('the authorization server', () => {
  const applications = new Map<string, Application & { hashes: string[] }>()
  const errors: unknown[] = []
  let folder: string
  let app: FastifyInstance
  let origin: string
  let ca: Buffer
  let caFile: string

  before(async () => {
    applications.set(clientId, { objectId, name: 'Reports', hashes: [hashSecret('an older one'), hashSecret(secret)] })
    folder = await mkdtemp(join(tmpdir(), 'authorization-'))
    const tls = await certificate({ folder, names: [], now: Date.now() })
    caFile = tls.caFile
    ca = await readFile(caFile)
    const { privateKey } = await generateKeyPair('RS256', { extractable: true })
    const server = createAuthorizationServer({
      tenantId,
      origins: { publicUrl: null, own: () => ['https://deskhand.test:8443'] },
      keys: [{ ...(await exportJWK(privateKey)), kid: 'key-1' }],
      application: async id => applications.get(id),
      secretHashes: async id => applications.get(id)?.hashes ?? [],
      onError: error => errors.push(error),
    })
    app = Fastify({ https: { key: tls.key, cert: tls.cert }, forceCloseConnections: true })
    await app.register(authorizationRoutes(server))
    await app.listen({ port: 0, host: 'localhost' })
    origin = `https://localhost:${(app.server.address() as AddressInfo).port}`
  })
  after(async () => {
    await app.close()
    await rm(folder, { recursive: true })
    assert.deepEqual(errors, [])
  })

  type Answer = { status: number; body: Record<string, string> }
  const read = (path: string) =>
    new Promise<Answer>((resolve, reject) => {
      get(`${origin}${path}`, { ca }, async answer => resolve(await whole(answer))).on('error', reject)
    })
  const post = (path: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
    new Promise<Answer>((resolve, reject) => {
      const sent = request(
        `${origin}${path}`,
        { ca, method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers } },
        async answer => resolve(await whole(answer)),
      )
      sent.on('error', reject).end(new URLSearchParams(form).toString())
    })
  const readAs = (host: string) =>
    new Promise<Answer>((resolve, reject) => {
      const url = `${origin}/${tenantId}/.well-known/openid-configuration`
      get(url, { ca, headers: { host }, checkServerIdentity: () => undefined }, async answer =>
        resolve(await whole(answer)),
      ).on('error', reject)
    })
  const client = { grant_type: 'client_credentials', client_id: clientId, client_secret: secret }
  const token = (form: Record<string, string>, path = `/${tenantId}/oauth2/v2.0/token`) =>
    post(path, { ...client, ...form })
  const claims = (answer: Answer) => decodeJwt(answer.body.access_token ?? assert.fail(JSON.stringify(answer.body)))

  test('describes itself where MSAL and OpenID clients look', async () => {
    for (const path of ['/.well-known/openid-configuration', '/v2.0/.well-known/openid-configuration']) {
      const { status, body } = await read(`/${tenantId}${path}`)
      assert.equal(status, 200)
      assert.equal(body.issuer, `${origin}/${tenantId}/v2.0`)
      assert.equal(body.token_endpoint, `${origin}/${tenantId}/oauth2/v2.0/token`)
      assert.equal(body.jwks_uri, `${origin}/${tenantId}/discovery/v2.0/keys`)
    }
  })

  test('publishes the public half of its keys and nothing else of them', async () => {
    const { body } = await read(`/${tenantId}/discovery/v2.0/keys`)
    const [key] = (body as unknown as { keys: Record<string, string>[] }).keys
    assert.deepEqual(Object.keys(key ?? {}).sort(), ['alg', 'e', 'kid', 'kty', 'n', 'use'])
  })

  test('gives an application a token for one hour with the claims of Entra ID', async () => {
    const answer = await token({ scope: `${origin}/.default` })
    assert.equal(answer.status, 200)
    assert.deepEqual(Object.keys(answer.body), ['token_type', 'expires_in', 'ext_expires_in', 'access_token'])
    const { iat, nbf, exp, jti, ...others } = claims(answer)
    assert.equal((exp ?? 0) - (iat ?? 0), 3600)
    assert.equal(nbf, iat)
    assert.ok(jti)
    assert.deepEqual(others, {
      aud: origin,
      iss: `${origin}/${tenantId}/v2.0`,
      appid: clientId,
      azp: clientId,
      app_displayname: 'Reports',
      idtyp: 'app',
      oid: objectId,
      sub: objectId,
      tid: tenantId,
      ver: '2.0',
    })
    assert.equal(decodeProtectedHeader(answer.body.access_token ?? '').alg, 'RS256')
  })

  for (const [title, scope, audience] of [
    ['with a slash at the end', (own: string) => `${own}//.default`, (own: string) => `${own}/`],
    ['at another of its addresses', () => 'https://deskhand.test:8443/.default', () => 'https://deskhand.test:8443'],
    ['by the name of Dataverse', () => `${dataverse}/.default`, () => dataverse],
  ] as const) {
    test(`gives a token for this environment ${title}`, async () => {
      assert.equal(claims(await token({ scope: scope(origin) })).aud, audience(origin))
    })
  }

  for (const tenant of ['common', 'organizations', 'COMMON'])
    test(`is the authority of clients that do not know their tenant: ${tenant}`, async () => {
      const { body } = await read(`/${tenant}/v2.0/.well-known/openid-configuration`)
      assert.equal(body.token_endpoint, `${origin}/${tenantId}/oauth2/v2.0/token`)
      const answer = await token({ scope: `${origin}/.default` }, `/${tenant}/oauth2/v2.0/token`)
      assert.equal(claims(answer).tid, tenantId)
    })

  test('takes the version 1 form with a resource, and answers in it', async () => {
    const answer = await token({ resource: `${origin}/` }, `/${tenantId}/oauth2/token`)
    assert.equal(answer.body.resource, `${origin}/`)
    assert.equal(answer.body.expires_in, '3600')
    assert.equal(answer.body.expires_on, String(claims(answer).exp))
    assert.equal(claims(answer).aud, `${origin}/`)
    assert.equal(claims(answer).ver, '1.0')
  })

  test('takes the secret as basic authentication too', async () => {
    const basic = Buffer.from(`${clientId}:${encodeURIComponent(secret)}`).toString('base64')
    const answer = await post(
      `/${tenantId}/oauth2/v2.0/token`,
      { grant_type: 'client_credentials', scope: `${origin}/.default` },
      { authorization: `Basic ${basic}` },
    )
    assert.equal(answer.status, 200)
  })

  for (const [title, form, status, error] of [
    ['a wrong secret', { client_secret: 'wrong' }, 401, 'invalid_client'],
    ['the hash in place of the secret', { client_secret: hashSecret(secret) }, 401, 'invalid_client'],
    ['no secret', { client_secret: '' }, 401, 'invalid_client'],
    ['an unknown client', { client_id: randomUUID() }, 401, 'invalid_client'],
    ['the resource of somebody else', { scope: 'https://other.test/.default' }, 400, 'invalid_target'],
    ['no resource', { scope: '' }, 400, 'invalid_scope'],
    ['a scope for people', { scope: 'openid' }, 400, 'invalid_scope'],
    ['a grant that is not offered', { grant_type: 'password' }, 400, 'unsupported_grant_type'],
  ] as const) {
    test(`refuses ${title}`, async () => {
      const answer = await token({ scope: `${origin}/.default`, ...form })
      assert.deepEqual([answer.status, answer.body.error], [status, error], JSON.stringify(answer.body))
    })
  }

  test('refuses the path of another tenant', async () => {
    assert.equal((await token({ scope: `${origin}/.default` }, `/${randomUUID()}/oauth2/v2.0/token`)).status, 400)
  })

  test('shows no page of its own where a person would sign in', async () => {
    const { status, body } = await read(`/${tenantId}/oauth2/v2.0/authorize?client_id=${clientId}&response_type=code`)
    assert.equal(status, 400)
    assert.ok(body.error)
  })

  test('is not led astray by forwarding headers of a client', async () => {
    const { body } = await new Promise<Answer>((resolve, reject) => {
      const headers = { 'x-forwarded-host': 'evil.test', 'x-forwarded-proto': 'http' }
      const url = `${origin}/${tenantId}/.well-known/openid-configuration`
      get(url, { ca, headers }, async answer => resolve(await whole(answer))).on('error', reject)
    })
    assert.equal(body.token_endpoint, `${origin}/${tenantId}/oauth2/v2.0/token`)
  })

  test('knows an application and a secret that were added a moment ago, and no longer one that was removed', async () => {
    const added = { client_id: randomUUID(), client_secret: 'new' }
    const form = { ...added, scope: `${origin}/.default` }
    assert.equal((await token(form)).status, 401)
    applications.set(added.client_id, { objectId, name: 'Added', hashes: [hashSecret('new')] })
    assert.equal((await token(form)).status, 200)
    applications.delete(added.client_id)
    assert.equal((await token(form)).status, 401)
  })

  test('answers server_error, and tells its keeper, when the store fails', async () => {
    const failing = randomUUID()
    applications.set(failing, {
      objectId,
      name: 'Failing',
      get hashes(): string[] {
        throw new Error('The store is gone.')
      },
    })
    const answer = await token({ client_id: failing, scope: `${origin}/.default` })
    assert.deepEqual([answer.status, answer.body.error], [500, 'server_error'])
    assert.match(String(errors.pop()), /The store is gone/)
  })

  test('describes itself under the name it was asked by, and refuses what is no name', async () => {
    assert.equal((await readAs('deskhand.lan:8443')).body.issuer, `https://deskhand.lan:8443/${tenantId}/v2.0`)
    assert.equal((await readAs('not a host')).status, 400)
  })

  test('answers an unknown path below the tenant as one', async () => {
    const { status, body } = await read(`/${tenantId}/oauth2/v2.0/elsewhere`)
    assert.deepEqual([status, body.error], [404, 'invalid_request'])
  })

  test('serves an unmodified @azure/identity', async () => {
    const program = `
      import { ClientSecretCredential } from '@azure/identity'
      const [authorityHost, tenantId, clientId, secret] = process.argv.slice(-4)
      const credential = new ClientSecretCredential(tenantId, clientId, secret, { authorityHost, disableInstanceDiscovery: true })
      process.stdout.write((await credential.getToken(authorityHost + '/.default')).token)`
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--input-type=module', '--eval', program, '--', origin, tenantId, clientId, secret],
      { cwd: import.meta.dirname, env: { ...process.env, NODE_EXTRA_CA_CERTS: caFile } },
    )
    assert.equal(decodeJwt(stdout).aud, origin)
  })
})

const dataverse = '00000007-0000-0000-c000-000000000000'

async function whole(answer: import('node:http').IncomingMessage) {
  const chunks: Buffer[] = []
  for await (const chunk of answer) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString()
  assert.match(answer.headers['content-type'] ?? '', /^application\/(jwk-set\+)?json/, text)
  return { status: answer.statusCode ?? 0, body: JSON.parse(text) as Record<string, string> }
}
