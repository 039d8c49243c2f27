import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clientSecretToken } from '../../src/core/token.ts'
import { type Answer, fakeFetch, json, origin, refused } from '../fakes.ts'

const secret = { tenantId: 'tenant', clientId: 'client', clientSecret: 's&cret' }
const answer = (token: string) => json({ access_token: token, token_type: 'Bearer', expires_in: 3600 })

function stage(answers: readonly Answer[], more: { authority?: string } = {}) {
  const clock = { now: 0 }
  const { fetch, sent } = fakeFetch(answers)
  return { clock, sent, token: clientSecretToken(origin, { ...secret, ...more }, fetch, () => clock.now) }
}

test('client credentials are sent as a form to the tenant of the environment itself', async () => {
  const { token, sent } = stage([answer('a')])
  assert.equal(await token(), 'a')
  assert.equal(sent[0]?.method, 'POST')
  assert.equal(sent[0]?.url, `${origin}/tenant/oauth2/v2.0/token`)
  assert.deepEqual(Object.fromEntries(new URLSearchParams(sent[0]?.body)), {
    grant_type: 'client_credentials',
    client_id: 'client',
    client_secret: 's&cret',
    scope: `${origin}/.default`,
  })
})

for (const authority of ['https://login.example', 'https://login.example/']) {
  test(`the authorization server may be another one: ${authority}`, async () => {
    const { token, sent } = stage([answer('a')], { authority })
    await token()
    assert.equal(sent[0]?.url, 'https://login.example/tenant/oauth2/v2.0/token')
    assert.match(sent[0]?.body ?? '', /scope=https%3A%2F%2Fcontoso\.example%2F\.default/)
  })
}

test('a token is kept until two minutes before it expires', async () => {
  const { clock, token, sent } = stage([answer('a'), answer('b')])
  assert.equal(await token(), 'a')
  clock.now = (3600 - 120) * 1000 - 1
  assert.equal(await token(), 'a')
  assert.equal(sent.length, 1)
  clock.now += 1
  assert.equal(await token(), 'b')
})

test('callers at the same time share one request', async () => {
  const { token, sent } = stage([answer('a')])
  assert.deepEqual(await Promise.all([token(), token(), token()]), ['a', 'a', 'a'])
  assert.equal(sent.length, 1)
})

test('a refusal says what the authorization server said, and is not kept', async () => {
  const body = { error: 'invalid_client', error_description: 'the secret is wrong' }
  const { token } = stage([json(body, 401), answer('a')])
  await assert.rejects(token(), { name: 'AuthenticationError', code: 'invalid_client', message: 'the secret is wrong' })
  assert.equal(await token(), 'a')
})

test('an authorization server that cannot be reached is a lost connection, and is asked anew', async () => {
  const { token } = stage([refused(), answer('a')])
  await assert.rejects(token(), { name: 'ConnectionError', status: 0 })
  assert.equal(await token(), 'a')
})
