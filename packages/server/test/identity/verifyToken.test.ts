import assert from 'node:assert/strict'
import { createHmac, randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, test } from 'node:test'
import { DataverseError } from '@deskhand/contract/errors'
import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK, type JWTPayload, SignJWT } from 'jose'
import { Unauthorized } from '../../src/identity/unauthorized.ts'
import { tokenVerifier, type VerifyToken } from '../../src/identity/verifyToken.ts'

const tenantId = randomUUID()
const applicationId = randomUUID()
const objectId = randomUUID()
const origin = 'https://localhost:8443'
const hour = 3_600_000

describe('a bearer token', () => {
  let time = Date.UTC(2026, 0, 1)
  const seconds = (after: number) => Math.floor((time + after) / 1000)
  let own: { privateKey: CryptoKey; publicKey: CryptoKey }
  let outside: { privateKey: CryptoKey; publicKey: CryptoKey }
  let ownJwk: JWK
  let issuerServer: Server
  let issuer: string
  let reads = 0
  let verify: VerifyToken

  before(async () => {
    own = await generateKeyPair('RS256', { extractable: true })
    outside = await generateKeyPair('ES256', { extractable: true })
    ownJwk = { ...(await exportJWK(own.privateKey)), kid: 'own' }
    const outsideJwk = { ...(await exportJWK(outside.publicKey)), kid: 'outside', alg: 'ES256' }
    issuerServer = createServer((request, response) => {
      reads++
      const isDiscovery = request.url === '/.well-known/openid-configuration'
      response.end(JSON.stringify(isDiscovery ? { issuer, jwks_uri: `${issuer}/keys` } : { keys: [outsideJwk] }))
    })
    await new Promise<void>(done => issuerServer.listen(0, '127.0.0.1', done))
    issuer = `http://127.0.0.1:${(issuerServer.address() as AddressInfo).port}`
    verify = tokenVerifier({
      tenantId,
      keys: [ownJwk],
      origins: { publicUrl: null, own: () => [origin, 'http://localhost:8080'] },
      trustedIssuers: [
        { issuer, audience: ['api://deskhand', 'https://deskhand.test/'] },
        { issuer: 'http://127.0.0.1:1', audience: 'api://deskhand' },
      ],
      now: () => time,
    })
  })
  after(() => issuerServer.close())

  const ownClaims = () => ({
    iss: `${origin}/${tenantId}/v2.0`,
    aud: origin,
    exp: seconds(hour),
    nbf: seconds(0),
    idtyp: 'app',
    azp: applicationId,
    oid: objectId,
  })
  const ownToken = (claims: JWTPayload = {}, key = own.privateKey, header = {}) =>
    new SignJWT({ ...ownClaims(), ...claims }).setProtectedHeader({ alg: 'RS256', kid: 'own', ...header }).sign(key)
  const outsideToken = (claims: JWTPayload = {}) =>
    new SignJWT({
      iss: issuer,
      aud: 'api://deskhand',
      exp: seconds(hour),
      oid: objectId,
      scp: 'user_impersonation',
      ...claims,
    })
      .setProtectedHeader({ alg: 'ES256', kid: 'outside' })
      .sign(outside.privateKey)
  const unsigned = (header: object, claims: object) =>
    `${[header, claims].map(part => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')}.`

  for (const [title, audience, requestOrigin] of [
    ['for its URL', origin, origin],
    ['for its URL with a slash', `${origin}/`, origin],
    ['for another of its URLs', origin, 'http://localhost:8080'],
    ['for the URL the caller knows it by', 'http://deskhand.lan:8080', 'http://deskhand.lan:8080'],
    ['for Dataverse by name', '00000007-0000-0000-c000-000000000000', origin],
  ] as const) {
    test(`of the embedded server ${title} is accepted`, async () => {
      assert.deepEqual(await verify(await ownToken({ aud: audience }), requestOrigin), {
        applicationId,
        objectId: null,
      })
    })
  }

  test('of a person on behalf of whom an application calls speaks of the person', async () => {
    const token = await outsideToken({ azp: applicationId })
    assert.deepEqual(await verify(token, origin), { applicationId: null, objectId })
  })

  test('of an application by an outside issuer speaks of the application', async () => {
    const token = await outsideToken({ appid: applicationId.toUpperCase(), scp: undefined })
    assert.deepEqual(await verify(token, origin), { applicationId, objectId: null })
  })

  test('of an outside issuer is good for any audience that was configured', async () => {
    assert.ok(await verify(await outsideToken({ aud: 'https://deskhand.test/' }), origin))
  })

  const refused: readonly (readonly [string, () => Promise<string> | string, RegExp])[] = [
    ['with another audience', () => ownToken({ aud: 'https://other.test' }), /for 'https:\/\/other\.test'/],
    ['without an audience', () => ownToken({ aud: undefined }), /aud/],
    ['of another tenant', () => ownToken({ iss: `${origin}/${randomUUID()}/v2.0` }), /issuer .* not trusted/],
    ['of nobody', () => ownToken({ iss: undefined }), /issuer '' is not trusted/],
    ['signed by another key', () => ownToken({}, outside2.privateKey), /signature is wrong/],
    ['naming another key', () => ownToken({}, own.privateKey, { kid: 'other' }), /does not publish/],
    ['that has expired', () => ownToken({ exp: seconds(-1000) }), /expired at 2025-12-31T23:59:59/],
    ['that never expires', () => ownToken({ exp: undefined }), /exp/],
    ['that is not good yet', () => ownToken({ nbf: seconds(hour) }), /nbf/],
    ['without a signature', () => unsigned({ alg: 'none', kid: 'own' }, ownClaims()), /algorithm|malformed/],
    ['with a key both sides know', () => symmetric(), /algorithm is not accepted/],
    [
      'with another RSA algorithm',
      async () => ownToken({}, await sameKeyFor('PS256'), { alg: 'PS256' }),
      /algorithm|publish/,
    ],
    ['that was changed', async () => changed(await ownToken()), /signature is wrong/],
    ['that is no token', () => 'eyJ0eXAiOi', /not a JSON Web Token/],
    ['of an outside issuer for somebody else', () => outsideToken({ aud: origin }), /aud/],
    ['of an outside issuer that has expired', () => outsideToken({ exp: seconds(-61_000) }), /expired/],
    ['that names nobody', () => outsideToken({ oid: 'somebody' }), /neither/],
  ]
  let outside2: { privateKey: CryptoKey }
  before(async () => {
    outside2 = await generateKeyPair('RS256', { extractable: true })
  })
  for (const [title, make, message] of refused) {
    test(`${title} is refused`, async () => {
      const token = await make()
      await assert.rejects(verify(token, origin), error => error instanceof Unauthorized && message.test(error.message))
    })
  }

  const sameKeyFor = async (algorithm: string) => (await importJWK(ownJwk, algorithm)) as CryptoKey
  /** The public key taken for a shared one: the classical confusion. */
  function symmetric(): string {
    const signed = unsigned({ alg: 'HS256', kid: 'own' }, ownClaims()).slice(0, -1)
    const key = `-----BEGIN PUBLIC KEY-----\n${ownJwk.n}\n-----END PUBLIC KEY-----\n`
    return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`
  }
  function changed(token: string): string {
    const [header, , signature] = token.split('.')
    return [
      header,
      Buffer.from(JSON.stringify({ ...ownClaims(), oid: randomUUID() })).toString('base64url'),
      signature,
    ].join('.')
  }

  test('of an issuer whose keys cannot be read is answered with 503', async () => {
    const token = await outsideToken({ iss: 'http://127.0.0.1:1' })
    await assert.rejects(verify(token, origin), error => error instanceof DataverseError && error.status === 503)
  })

  test('that has expired is refused with the code that says so', async () => {
    const token = await ownToken({ exp: seconds(-1000) })
    await assert.rejects(verify(token, origin), ({ cause }) => {
      assert.ok(cause instanceof DataverseError)
      assert.deepEqual([cause.status, cause.code], [401, '0x8005f101'])
      assert.equal(
        cause.message,
        'The requested resource requires authentication. The token expired at 2025-12-31T23:59:59.000Z.',
      )
      return true
    })
  })

  test('is checked once, and refused when its time has come', async () => {
    const token = await outsideToken({ jti: 'once' })
    await verify(token, origin)
    const before = reads
    time += hour
    await verify(token, origin) // within the minute that clocks may differ
    time += 61_000
    await assert.rejects(verify(token, origin), /expired/)
    await assert.rejects(verify(token, origin), /expired/)
    assert.equal(reads, before)
    time -= hour + 61_000
  })
})
