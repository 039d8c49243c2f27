import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Environment, openEnvironment } from '../apiEnvironment.ts'

const origin = 'https://app.example'

describe('A page of another origin', () => {
  let environment: Environment
  before(async () => {
    environment = await openEnvironment()
  })
  after(() => environment.close())

  const send = (method: 'GET' | 'OPTIONS', headers: Record<string, string>) =>
    environment.app.inject({ method, url: '/api/data/v9.2/WhoAmI', headers })

  test('may ask whether it may send a request, without a token', async () => {
    const answer = await send('OPTIONS', {
      origin,
      'access-control-request-method': 'PATCH',
      'access-control-request-headers': 'authorization,content-type,if-match,odata-version',
    })
    assert.equal(answer.statusCode, 204)
    assert.equal(answer.headers['access-control-allow-origin'], '*')
    assert.equal(answer.headers['access-control-allow-methods'], 'GET, POST, PATCH, PUT, DELETE')
    assert.equal(answer.headers['access-control-allow-headers'], 'authorization,content-type,if-match,odata-version')
    assert.equal(answer.headers['access-control-max-age'], '3600')
    assert.equal(answer.headers['access-control-allow-credentials'], undefined)
  })

  test('is told of no header names that are none', async () => {
    const answer = await send('OPTIONS', {
      origin,
      'access-control-request-method': 'GET',
      'access-control-request-headers': 'a;b',
    })
    assert.equal(answer.statusCode, 204)
    assert.equal(answer.headers['access-control-allow-headers'], undefined)
  })

  for (const [what, headers, status] of [
    ['answers', { 'x-user': 'maker' }, 200],
    ['errors', { 'x-user': 'maker', CallerObjectId: 'x' }, 403],
    ['challenges', {}, 401],
  ] as const)
    test(`reads ${what}, and the headers that tell of them`, async () => {
      const answer = await send('GET', { ...headers, origin })
      assert.equal(answer.statusCode, status, answer.body)
      assert.equal(answer.headers['access-control-allow-origin'], '*')
      assert.match(String(answer.headers['access-control-expose-headers']), /^ETag, Location, OData-EntityId, /)
    })

  test('is nothing that others hear of', async () => {
    const answer = await send('GET', { 'x-user': 'maker' })
    assert.deepEqual(
      Object.keys(answer.headers).filter(name => name.startsWith('access-control')),
      [],
    )
  })

  test('is not asked about by OPTIONS alone', async () => {
    const answer = await send('OPTIONS', { 'x-user': 'maker' })
    assert.equal(answer.statusCode, 405)
    assert.equal(answer.headers.allow, 'GET, POST')
  })
})
