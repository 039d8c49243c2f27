import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { invokeWebService } from '../../src/web/invokeWebService.ts'
import { testContext } from '../support/context.ts'

type Order = Parameters<typeof invokeWebService.run>[0]

const order = (url: string, more: Partial<Order> = {}): Order => ({
  Url: url,
  Method: 'Get',
  Accept: 'text/plain',
  ContentType: 'text/plain',
  CustomHeaders: '',
  RequestBody: '',
  FailOnErrorStatus: false,
  EncodeRequestBody: false,
  TrimRequestBody: true,
  ConnectionTimeout: 30,
  FollowRedirection: true,
  ClearCookies: false,
  UserAgent: 'test',
  Encoding: 'AutoDetect',
  AcceptUntrustedCertificates: false,
  ...more,
})

async function withServer(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  run: (address: string) => Promise<void>,
): Promise<void> {
  const server = createServer(answer).listen(0, '127.0.0.1')
  await once(server, 'listening')
  try {
    await run(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

async function call(url: string, more: Partial<Order> = {}, context = testContext()) {
  const result = await invokeWebService.run(order(url, more), context as never)
  assert.ok(typeof result === 'object')
  return result
}

const failed = { code: 'FailedToInvokeWebServiceError' }

describe('Web.InvokeWebService', () => {
  for (const Method of ['Get', 'Post', 'Delete', 'Options', 'Patch', 'Put', 'Trace'] as const)
    test(`${Method} reaches the server as such`, () =>
      withServer(
        (request, response) => response.end(request.method),
        async url => assert.equal((await call(url, { Method })).Response, Method.toUpperCase()),
      ))

  test('Head has headers and no body', () =>
    withServer(
      (request, response) => response.setHeader('x-method', request.method ?? '').end(),
      async url => {
        const { Response, ResponseHeaders } = await call(url, { Method: 'Head' })
        assert.equal(Response, '')
        assert.match(ResponseHeaders, /^x-method: HEAD\r?$/m)
      },
    ))

  test('Connect is refused with the reason', () =>
    assert.rejects(call('http://127.0.0.1:1', { Method: 'Connect' }), { ...failed, message: /CONNECT opens a tunnel/ }))

  test('an answer that does not come in time is an error', () =>
    withServer(
      () => {},
      url =>
        assert.rejects(call(url, { ConnectionTimeout: 0.05 }), { ...failed, message: /no answer within 0.05 seconds/ }),
    ))

  test('a cancelled run ends the request', () => {
    const cancel = new AbortController()
    return withServer(
      () => cancel.abort(),
      url => assert.rejects(call(url, {}, testContext({ signal: cancel.signal })), { name: 'AbortError' }),
    )
  })

  test('a compressed answer is unpacked', () =>
    withServer(
      (_, response) => response.setHeader('content-encoding', 'gzip').end(gzipSync('plain')),
      async url => assert.equal((await call(url)).Response, 'plain'),
    ))

  test('the charset of the server decides, unless another one is asked for', () =>
    withServer(
      (_, response) =>
        response.setHeader('content-type', 'text/plain; charset=iso-8859-1').end(Buffer.from('e4', 'hex')),
      async url => {
        assert.equal((await call(url)).Response, 'ä')
        assert.equal((await call(url, { Encoding: 'windows_1251' })).Response, 'д')
      },
    ))

  test('a password does not follow a redirection to another server', () =>
    withServer(
      (request, response) => response.end(request.headers.authorization ?? 'none'),
      other =>
        withServer(
          (_, response) => response.writeHead(307, { location: other }).end(),
          async url => assert.equal((await call(url, { CustomHeaders: 'Authorization: Bearer x' })).Response, 'none'),
        ),
    ))

  test('a posted form is not posted again after a redirection, and a redirection may be left alone', () =>
    withServer(
      (request, response) =>
        request.url === '/' ? response.writeHead(302, { location: '/next' }).end() : response.end(request.method),
      async url => {
        assert.equal((await call(url, { Method: 'Post', RequestBody: 'a' })).Response, 'GET')
        assert.equal((await call(url, { FollowRedirection: false })).StatusCode, 302)
      },
    ))

  test('redirections without end are an error', () =>
    withServer(
      (_, response) => response.writeHead(302, { location: '/' }).end(),
      url => assert.rejects(call(url), { ...failed, message: /more than 20 redirections/ }),
    ))

  test('cookies are kept for the run, and may be cleared', () =>
    withServer(
      (request, response) => response.setHeader('set-cookie', 'id=7').end(request.headers.cookie ?? 'none'),
      async url => {
        const context = testContext()
        assert.equal((await call(url, {}, context)).Response, 'none')
        assert.equal((await call(url, {}, context)).Response, 'id=7')
        assert.equal((await call(url, { ClearCookies: true }, context)).Response, 'none')
        assert.equal((await call(url)).Response, 'none')
      },
    ))

  test('the proxy of the environment is used, but for the hosts it names', () =>
    withServer(
      (request, response) => response.end(`asked for ${request.url}`),
      async proxy => {
        const environment = { HTTP_PROXY: proxy }
        assert.equal(
          (await call('http://shop.test/a', {}, testContext({ environment }))).Response,
          'asked for http://shop.test/a',
        )
        const direct = testContext({ environment: { HTTP_PROXY: 'http://127.0.0.1:1', NO_PROXY: '127.0.0.1' } })
        assert.equal((await call(`${proxy}/a`, {}, direct)).Response, 'asked for /a')
      },
    ))

  test('a header without a colon is refused', () =>
    assert.rejects(call('http://127.0.0.1:1', { CustomHeaders: 'nonsense' }), { ...failed, message: /not a header/ }))
})
