/** Tokens of an issuer that the operator trusts are accepted; all others are answered 401. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type TestContext, test } from 'node:test'
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import { deskhand, startDeskhand, temporaryFolder } from './deskhand.ts'

test('a token of a trusted issuer is accepted; wrong audience, issuer, key, algorithm and expiry are 401', async context => {
  const folder = temporaryFolder(context)
  const issuer = await startIssuer(context)
  const server = await startDeskhand(context, [
    '--data',
    folder,
    '--port',
    '0',
    '--no-https',
    '--no-agent',
    '--trust-issuer',
    `${issuer.url},api://deskhand`,
  ])
  const added = await deskhand(['apps', 'add', 'outside', '--data', folder, '--json'])
  const { clientId, userId } = JSON.parse(added.stdout) as { clientId: string; userId: string }
  const now = Math.floor(Date.now() / 1000)
  const good = { iss: issuer.url, aud: 'api://deskhand', azp: clientId, iat: now, nbf: now - 5, exp: now + 600 }

  const whoAmI = async (token: string) => {
    const response = await fetch(`${server.description.baseUrl}/api/data/v9.2/WhoAmI`, {
      headers: { authorization: `Bearer ${token}` },
    })
    const challenge = response.headers.get('www-authenticate') ?? ''
    return { status: response.status, challenge, body: response.status === 200 ? await response.json() : undefined }
  }
  assert.equal(((await whoAmI(await issuer.sign(good))).body as { UserId: string }).UserId, userId)

  const stranger = await generateKeyPair('RS256')
  const rows: readonly [title: string, token: string][] = [
    ['another audience', await issuer.sign({ ...good, aud: 'api://other' })],
    ['another issuer', await issuer.sign({ ...good, iss: 'https://elsewhere.example' })],
    ['expired', await issuer.sign({ ...good, exp: now - 600 })],
    ['not yet good', await issuer.sign({ ...good, nbf: now + 600 })],
    ['another key', await new SignJWT(good).setProtectedHeader({ alg: 'RS256', kid: 'k1' }).sign(stranger.privateKey)],
    [
      'a shared secret',
      await new SignJWT(good)
        .setProtectedHeader({ alg: 'HS256', kid: 'k1' })
        .sign(new TextEncoder().encode('x'.repeat(32))),
    ],
    [
      'no signature',
      `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(JSON.stringify(good)).toString('base64url')}.`,
    ],
    ['no token at all', 'nothing'],
  ]
  for (const [title, token] of rows) {
    const { status, challenge } = await whoAmI(token)
    assert.equal(status, 401, title)
    assert.match(challenge, /^Bearer .*authorization_uri=.*resource_id=/, title)
  }
})

async function startIssuer(context: TestContext) {
  const { publicKey, privateKey } = await generateKeyPair('RS256')
  const jwk = { ...(await exportJWK(publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' }
  const server = createServer((request, response) => {
    const url = `http://${request.headers.host}`
    const documents: Record<string, unknown> = {
      '/.well-known/openid-configuration': { issuer: url, jwks_uri: `${url}/keys` },
      '/keys': { keys: [jwk] },
    }
    const document = documents[request.url ?? '']
    response.writeHead(document ? 200 : 404, { 'content-type': 'application/json' }).end(JSON.stringify(document ?? {}))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  context.after(() => server.close())
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sign: (claims: JWTPayload) => new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'k1' }).sign(privateKey),
  }
}
