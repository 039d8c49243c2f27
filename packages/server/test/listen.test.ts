import assert from 'node:assert/strict'
import type { Server } from 'node:http'
import { connect } from 'node:net'
import { after, before, describe, test } from 'node:test'
import { close, httpServer, listen } from '../src/listen.ts'
import { type Environment, ids, openEnvironment } from './apiEnvironment.ts'

/** What lies between the bytes of a connection and a request. */
describe('HTTP', () => {
  let environment: Environment
  let server: Server
  let port: number
  before(async () => {
    environment = await openEnvironment()
    await environment.app.ready()
    server = httpServer(environment.app.routing)
    port = await listen(server, '127.0.0.1', 0)
  })
  after(async () => {
    await close(server, 0)
    await environment.close()
  })

  /** Sends bytes, and gives all that is answered until the connection ends. */
  const send = (text: string, { ends = false } = {}): Promise<string> =>
    new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1')
      let answer = ''
      socket.on('data', chunk => {
        answer += chunk
      })
      socket.on('end', () => resolve(answer))
      socket.on('error', reject)
      if (ends) socket.end(text)
      else socket.write(text)
    })
  const whoAmI = 'GET /api/data/v9.2/WhoAmI'
  const open = 'Host: localhost\r\nx-user: maker\r\n'
  const last = `${open}Connection: close\r\n`
  const patch = `PATCH /api/data/v9.2/workflows(${ids.plainFlow}) HTTP/1.1\r\nContent-Type: application/json\r\n`
  const body = '{"description":"d"}'

  const answered: readonly (readonly [string, string, RegExp])[] = [
    ['HTTP/1.0', `${whoAmI} HTTP/1.0\r\n${open}\r\n`, /^HTTP\/1\.1 200 /],
    ['HTTP/1.0 without a host', `${whoAmI} HTTP/1.0\r\nx-user: maker\r\n\r\n`, /^HTTP\/1\.1 200 /],
    [
      'a URL with its scheme and host, as proxies are asked',
      `GET http://localhost:8080/api/data/v9.2/WhoAmI HTTP/1.1\r\n${last}\r\n`,
      /^HTTP\/1\.1 200 .*WhoAmIResponse/s,
    ],
    [
      'the path of the API in capitals, and its links as they are written',
      `GET /API/Data/V9.1/workflows?$select=name HTTP/1.1\r\n${last}\r\n`,
      /^HTTP\/1\.1 200 .*"https:\/\/org\.example\/api\/data\/v9\.1\/\$metadata#workflows\(name\)"/s,
    ],
    [
      'a client that offers h2c',
      `${whoAmI} HTTP/1.1\r\n${open}Connection: close, Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n`,
      /^HTTP\/1\.1 200 /,
    ],
    [
      'a WebSocket that is wanted elsewhere than where agents connect',
      `${whoAmI} HTTP/1.1\r\n${open}Connection: close, Upgrade\r\nUpgrade: websocket\r\n\r\n`,
      /^HTTP\/1\.1 200 /,
    ],
    [
      'a body that waits to be wanted',
      `${patch}${last}Expect: 100-continue\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
      /^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 204 /,
    ],
    [
      'a body in pieces',
      `${patch}${last}Transfer-Encoding: chunked\r\n\r\n5;x=y\r\n{"des\r\ne\r\ncription":"d"}\r\n0\r\nTrailer: x\r\n\r\n`,
      /^HTTP\/1\.1 204 /,
    ],
    [
      'requests that do not wait for each other',
      `${whoAmI} HTTP/1.1\r\n${open}\r\n${patch}${open}Content-Length: ${body.length}\r\n\r\n${body}DELETE /api/data/v9.2/nope HTTP/1.1\r\n${open}Content-Length: 3\r\n\r\nabc${whoAmI} HTTP/1.1\r\n${last}\r\n`,
      /^HTTP\/1\.1 200 .*HTTP\/1\.1 204 .*HTTP\/1\.1 404 .*HTTP\/1\.1 200 /s,
    ],
    [
      'a method that is HTTP’s and not the API’s, with those that are',
      `MERGE /api/data/v9.2/workflows(${ids.flow}) HTTP/1.1\r\n${last}\r\n`,
      /^HTTP\/1\.1 405 .*\r\nAllow: GET, PATCH, PUT, DELETE\r\n.*does not support http method 'MERGE'/s,
    ],
    [
      'a method in a header, which is not looked at',
      `POST /api/data/v9.2/workflows(${ids.flow}) HTTP/1.1\r\nX-HTTP-Method-Override: PATCH\r\n${last}Content-Length: 2\r\n\r\n{}`,
      /^HTTP\/1\.1 405 .*\r\nAllow: GET, PATCH, PUT, DELETE\r\n/s,
    ],
    [
      'HEAD, without a body',
      `HEAD /api/data/v9.2/workflows HTTP/1.1\r\n${last}\r\n`,
      /^HTTP\/1\.1 405 .*\r\nAllow: GET, POST\r\n.*\r\n\r\n$/s,
    ],
    ['two lengths', `${patch}${last}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`, /^HTTP\/1\.1 400 /],
    [
      'a length beside pieces',
      `${patch}${last}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}`,
      /^HTTP\/1\.1 400 /,
    ],
    ['pieces that are none', `${patch}${last}Transfer-Encoding: chunked\r\n\r\nzz\r\n`, /^HTTP\/1\.1 400 /],
    ['an empty segment', `GET /api/data/v9.2//workflows HTTP/1.1\r\n${last}\r\n`, /^HTTP\/1\.1 404 .*segment ''/s],
    ['a version that is gone', `GET /api/data/v8.2/workflows HTTP/1.1\r\n${last}\r\n`, /^HTTP\/1\.1 404 .*'v8\.2'/s],
    ['no version', `GET /api/data/ HTTP/1.1\r\n${last}\r\n`, /^HTTP\/1\.1 404 .*segment ''/s],
    [
      'a slash that is part of a segment',
      `GET /api/data/v9.2%2Fworkflows HTTP/1.1\r\n${last}\r\n`,
      /^HTTP\/1\.1 404 .*'v9\.2%2Fworkflows'/s,
    ],
    ['a slash at the end', `GET /api/data/v9.2/workflows/?$select=name HTTP/1.1\r\n${last}\r\n`, /^HTTP\/1\.1 200 /],
  ]
  for (const [what, request, expected] of answered)
    test(`answers ${what}`, async () => assert.match(await send(request), expected))

  test('takes a body that ends too early for the doing of its sender', async () => {
    const answer = await send(`${patch}${last}Content-Length: 100\r\n\r\n${body}`, { ends: true })
    assert.match(answer, /^HTTP\/1\.1 400 /)
    assert.deepEqual(environment.errors, [])
  })
})
