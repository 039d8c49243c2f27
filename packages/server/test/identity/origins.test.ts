import assert from 'node:assert/strict'
import type { IncomingMessage } from 'node:http'
import { describe, test } from 'node:test'
import { isOwnAudience, originOf } from '../../src/identity/origins.ts'

const request = (host: string | undefined, encrypted: boolean) =>
  ({ headers: { host, 'x-forwarded-host': 'evil.test' }, socket: { encrypted } }) as unknown as IncomingMessage

describe('the origin of a request', () => {
  for (const [title, host, encrypted, publicUrl, origin] of [
    ['is scheme and host as the caller used them', 'deskhand.lan:8080', false, null, 'http://deskhand.lan:8080'],
    ['is https on an encrypted connection', 'localhost:8443', true, null, 'https://localhost:8443'],
    ['does not heed the case of the host', 'LocalHost:8443', true, null, 'https://localhost:8443'],
    ['is the public URL behind a proxy', 'inside:8080', false, 'https://deskhand.example/', 'https://deskhand.example'],
    ['is localhost for a caller that names no host', undefined, false, null, 'http://localhost'],
  ] as const) {
    test(title, () => assert.equal(originOf(request(host, encrypted), { publicUrl }), origin))
  }
})

describe('the audience of a token', () => {
  const origins = { publicUrl: 'https://Deskhand.example/', own: () => ['http://localhost:8080'] }
  for (const [audience, mine] of [
    ['https://deskhand.example', true],
    ['https://deskhand.example/', true],
    ['HTTPS://DESKHAND.EXAMPLE', true],
    ['http://localhost:8080', true],
    ['http://asked.lan:8080/', true],
    ['00000007-0000-0000-C000-000000000000', true],
    ['https://deskhand.example.evil.test', false],
    ['https://deskhand.example/api', false],
    ['http://localhost:8081', false],
    ['https://localhost:8080', false],
    ['', false],
  ] as const) {
    test(`${mine ? 'may' : 'must not'} be '${audience}'`, () =>
      assert.equal(isOwnAudience(audience, 'http://asked.lan:8080', origins), mine))
  }
})
