import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createClient } from '../src/client.ts'
import { api, fakeFetch, json, origin } from './fakes.ts'

test('a client gets its token with the secret, then asks', async () => {
  const { fetch, sent } = fakeFetch([json({ access_token: 't', expires_in: 3600 }), json({ UserId: 'u' })])
  const credential = { tenantId: 'tenant', clientId: 'c', clientSecret: 's' }
  const client = createClient({ baseUrl: `${origin}/`, credential, fetch })
  assert.deepEqual(await client.whoAmI(), { UserId: 'u' })
  assert.deepEqual(
    sent.map(({ url }) => url),
    [`${origin}/tenant/oauth2/v2.0/token`, `${api}WhoAmI`],
  )
  assert.equal(sent[1]?.headers.authorization, 'Bearer t')
})

test('a client takes tokens from a function, asked before every request', async () => {
  const { fetch, sent } = fakeFetch([json({}), json({})])
  let count = 0
  const client = createClient({ baseUrl: origin, credential: async () => `t${++count}`, fetch })
  await client.whoAmI()
  await client.whoAmI()
  assert.deepEqual(
    sent.map(({ headers }) => headers.authorization),
    ['Bearer t1', 'Bearer t2'],
  )
})

test('two clients share nothing', async () => {
  const [one, two] = [fakeFetch([json({})]), fakeFetch([json({})])]
  await createClient({ baseUrl: origin, credential: async () => 'a', fetch: one.fetch }).whoAmI()
  await createClient({ baseUrl: 'https://other.example', credential: async () => 'b', fetch: two.fetch }).whoAmI()
  assert.deepEqual([one.sent[0]?.headers.authorization, two.sent[0]?.headers.authorization], ['Bearer a', 'Bearer b'])
})

test('an abort ends the wait before the next attempt at once', async () => {
  const { fetch } = fakeFetch([json({}, 429, { 'retry-after': '3600' })])
  const stop = new AbortController()
  const asked = createClient({ baseUrl: origin, credential: async () => 'a', fetch }).http.send('GET', 'x', {
    signal: stop.signal,
  })
  setImmediate(() => stop.abort(new Error('enough')))
  await assert.rejects(asked, /enough/)
})
