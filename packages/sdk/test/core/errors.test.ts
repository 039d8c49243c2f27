import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { errorOf, noAnswer } from '../../src/core/errors.ts'

describe('errorOf', () => {
  const families = [
    [400, 'RequestError'],
    [401, 'AuthenticationError'],
    [403, 'PermissionError'],
    [404, 'NotFoundError'],
    [405, 'RequestError'],
    [409, 'ConflictError'],
    [412, 'ConflictError'],
    [413, 'RequestError'],
    [429, 'ThrottledError'],
    [500, 'ServerError'],
    [503, 'ServerError'],
  ] as const
  for (const [status, name] of families) {
    test(`an answer of ${status} is a ${name} with the status and the service's code and message`, async () => {
      const body = JSON.stringify({ error: { code: '0x80040217', message: 'what happened' } })
      const error = await errorOf(new Response(body, { status }))
      assert.equal(error.name, name)
      assert.equal(error.constructor.name, name)
      assert.deepEqual([error.status, error.code, error.message], [status, '0x80040217', 'what happened'])
    })
  }

  const bodies: readonly [title: string, body: string, code: string, message: string][] = [
    ['the Web API', '{"error":{"code":"0x1","message":"m"}}', '0x1', 'm'],
    ['an authorization server', '{"error":"invalid_client","error_description":"m"}', 'invalid_client', 'm'],
    ['a gateway', '{"ErrorCode":"0x2","Message":"m"}', '0x2', 'm'],
    ['an older gateway', '{"ExceptionMessage":"m"}', '', 'm'],
    ['a proxy that answers text', 'bad gateway', '', 'bad gateway'],
    ['a proxy that answers nothing', '', '', '502 Bad Gateway'],
    ['JSON that says nothing', '{}', '', '502 Bad Gateway'],
    ['JSON of a wrong shape', '{"error":{"code":7}}', '', '502 Bad Gateway'],
  ]
  for (const [title, body, code, message] of bodies) {
    test(`the error of ${title} is understood`, async () => {
      const error = await errorOf(new Response(body, { status: 502, statusText: 'Bad Gateway' }))
      assert.deepEqual([error.code, error.message], [code, message])
    })
  }

  test('a long text is shortened', async () => {
    assert.equal((await errorOf(new Response('x'.repeat(2000), { status: 500 }))).message.length, 500)
  })

  const waits: readonly [string | undefined, number | undefined][] = [
    [undefined, undefined],
    ['17', 17],
    ['0', 0],
    ['', undefined],
    ['Wed, 21 Oct 2026 07:28:00 GMT', undefined],
  ]
  for (const [header, seconds] of waits) {
    test(`Retry-After ${header === undefined ? 'not given' : `'${header}'`} is ${seconds}`, async () => {
      const headers = header === undefined ? {} : { 'retry-after': header }
      assert.equal((await errorOf(new Response('', { status: 429, headers }))).retryAfterSeconds, seconds)
    })
  }
})

test('a request without an answer names the address and the reason beneath, and keeps the cause', () => {
  const cause = new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED 127.0.0.1:1') })
  const error = noAnswer('http://127.0.0.1:1/x', cause)
  assert.equal(error.message, 'No answer from http://127.0.0.1:1/x: connect ECONNREFUSED 127.0.0.1:1')
  assert.deepEqual([error.name, error.status, error.code, error.cause], ['ConnectionError', 0, '', cause])
})
