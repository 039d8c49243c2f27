import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { AuthenticationError, noAnswer } from '../../src/core/errors.ts'
import { createHttp, type SendOptions } from '../../src/core/http.ts'
import { type Answer, api, empty, fakeFetch, fakeHttp, json, origin, refused } from '../fakes.ts'

const status = (code: number, headers: Record<string, string> = {}): Response =>
  json({ error: { code: '0x1', message: `${code}` } }, code, headers)

interface Case {
  readonly title: string
  readonly method?: string
  readonly options?: SendOptions
  readonly answers: () => readonly Answer[]
  readonly retries?: number
  /** Status of the answer, or name of the error. */
  readonly expected: number | string
  readonly waits: readonly number[]
}

const cases: readonly Case[] = [
  { title: 'an answer is given as it is', answers: () => [empty()], expected: 204, waits: [] },
  { title: 'a refusal is not repeated', answers: () => [status(400)], expected: 'RequestError', waits: [] },
  { title: 'a missing row is not repeated', answers: () => [status(404)], expected: 'NotFoundError', waits: [] },
  { title: 'a fault of the server is not repeated', answers: () => [status(500)], expected: 'ServerError', waits: [] },
  {
    title: 'a throttled request waits as long as the service asks',
    method: 'POST',
    answers: () => [status(429, { 'retry-after': '17' }), status(429, { 'retry-after': '3' }), empty()],
    expected: 204,
    waits: [17_000, 3000],
  },
  {
    title: 'without Retry-After the waits double',
    answers: () => [status(503), status(503), status(503), empty()],
    expected: 204,
    waits: [1000, 2000, 4000],
  },
  {
    title: 'after the last attempt the error is thrown',
    answers: () => [status(429), status(429), status(429), status(429)],
    expected: 'ThrottledError',
    waits: [1000, 2000, 4000],
  },
  {
    title: 'no retries are made when none are wanted',
    answers: () => [status(429)],
    retries: 0,
    expected: 'ThrottledError',
    waits: [],
  },
  {
    title: 'a read whose connection is lost is sent again',
    answers: () => [refused(), refused(), empty()],
    expected: 204,
    waits: [250, 500],
  },
  {
    title: 'a write whose connection is lost is not sent again: it may have been done',
    method: 'POST',
    answers: () => [refused()],
    expected: 'ConnectionError',
    waits: [],
  },
  {
    title: 'a write that may be repeated is sent again',
    method: 'POST',
    options: { repeatable: true },
    answers: () => [refused(), empty()],
    expected: 204,
    waits: [250],
  },
  {
    title: 'a read that may not be repeated is not',
    options: { repeatable: false },
    answers: () => [refused()],
    expected: 'ConnectionError',
    waits: [],
  },
]

describe('send', () => {
  for (const { title, method = 'GET', options, answers, retries, expected, waits } of cases) {
    test(title, async () => {
      const all = answers()
      const network = fakeHttp(all, retries)
      const seen = await network.http.send(method, 'WhoAmI', options).then(
        response => response.status,
        (error: Error) => error.name,
      )
      assert.equal(seen, expected)
      assert.deepEqual(network.waits, waits)
      assert.equal(network.sent.length, all.length)
    })
  }

  test('a read sends the token and the OData headers, and no body', async () => {
    const { http, sent } = fakeHttp([json({})])
    await http.send('GET', 'WhoAmI')
    const headers = {
      authorization: 'Bearer token',
      accept: 'application/json',
      'odata-version': '4.0',
      'odata-maxversion': '4.0',
    }
    assert.deepEqual(sent, [{ method: 'GET', url: `${api}WhoAmI`, headers, body: undefined }])
  })

  test('a write sends its body as JSON; headers given replace the usual ones', async () => {
    const { http, sent } = fakeHttp([empty()])
    await http.send('PATCH', 'workflows(1)', { body: { name: 'ä' }, headers: { accept: 'x', 'if-match': '*' } })
    assert.equal(sent[0]?.body, '{"name":"ä"}')
    assert.equal(sent[0]?.headers['content-type'], 'application/json')
    assert.equal(sent[0]?.headers['if-match'], '*')
    assert.equal(sent[0]?.headers.accept, 'x')
  })

  test('a whole URL of the environment is taken as it is; the token goes nowhere else', async () => {
    const { http, sent } = fakeHttp([json({})])
    await http.send('GET', `${api}workflows?$skiptoken=x`)
    assert.equal(sent[0]?.url, `${api}workflows?$skiptoken=x`)
    for (const elsewhere of ['https://evil.example/x', 'http://contoso.example/x', 'https://contoso.example:444/x'])
      await assert.rejects(http.send('GET', elsewhere), /is not a URL of https:\/\/contoso\.example/)
    assert.equal(sent.length, 1)
  })

  test('a name that begins like a scheme is a path', async () => {
    const { http, sent } = fakeHttp([json({})])
    await http.send('GET', 'httplogs')
    assert.equal(sent[0]?.url, `${api}httplogs`)
  })

  test('slashes at the end of the base URL do no harm', async () => {
    const { fetch, sent } = fakeFetch([json({})])
    const http = createHttp({
      baseUrl: `${origin}//`,
      token: async () => 't',
      fetch,
      retries: 0,
      sleep: async () => {},
    })
    await http.send('GET', 'WhoAmI')
    assert.equal(sent[0]?.url, `${api}WhoAmI`)
    assert.equal(http.baseUrl, origin)
  })

  test('an aborted request rejects with the reason and is not sent', async () => {
    const { http, sent } = fakeHttp([json({})])
    await assert.rejects(http.send('GET', 'WhoAmI', { signal: AbortSignal.abort(new Error('enough')) }), /enough/)
    assert.equal(sent.length, 0)
  })

  test('an abort ends the waiting between attempts', async () => {
    const stop = new AbortController()
    const { fetch, sent } = fakeFetch([status(429), empty()])
    const sleep = async (_ms: number, signal?: AbortSignal) => {
      stop.abort(new Error('enough'))
      signal?.throwIfAborted()
    }
    const http = createHttp({ baseUrl: origin, token: async () => 't', fetch, retries: 3, sleep })
    await assert.rejects(http.send('GET', 'WhoAmI', { signal: stop.signal }), /enough/)
    assert.equal(sent.length, 1)
  })

  test('a token that could not be fetched is asked for again, whatever the method', async () => {
    const { fetch, sent } = fakeFetch([empty()])
    const failures = [noAnswer(origin, refused()), noAnswer(origin, refused())]
    const token = async () => {
      const failure = failures.pop()
      if (failure) throw failure
      return 't'
    }
    const waits: number[] = []
    const sleep = async (ms: number) => void waits.push(ms)
    const response = await createHttp({ baseUrl: origin, token, fetch, retries: 3, sleep }).send('POST', 'x')
    assert.deepEqual([response.status, waits, sent.length], [204, [250, 500], 1])
  })

  test('a token that is refused ends it at once', async () => {
    const { fetch, sent } = fakeFetch([])
    const token = async () => Promise.reject(new AuthenticationError('wrong secret', { status: 401 }))
    const http = createHttp({ baseUrl: origin, token, fetch, retries: 3, sleep: async () => {} })
    await assert.rejects(http.send('GET', 'x'), { name: 'AuthenticationError', message: 'wrong secret' })
    assert.equal(sent.length, 0)
  })
})
