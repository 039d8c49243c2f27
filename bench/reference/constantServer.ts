/**
 * The HTTP server with nothing behind it: answers a constant, with the headers that the Web API's answers carry, so
 * that what is compared is the work behind them and not the length of the answer.
 */
import { createRequire } from 'node:module'
import type { FastifyInstance } from 'fastify'

const require = createRequire(new URL('../../packages/server/package.json', import.meta.url))
const fastify = require('fastify') as () => FastifyInstance

const app = fastify()
const body = JSON.stringify({
  '@odata.context':
    'http://localhost/api/data/v9.2/$metadata#flowsessions(statuscode,statecode,startedon,completedon)/$entity',
  '@odata.etag': 'W/"1276122"',
  statuscode: 4,
  statecode: 0,
  startedon: '2022-06-16T12:54:40Z',
  completedon: '2022-06-16T12:57:46Z',
  flowsessionid: 'd9687093-d0c0-ec11-983e-0022480b428a',
})
const headers = {
  'cache-control': 'no-cache',
  'odata-version': '4.0',
  'x-ms-service-request-id': '8d1d0d2c-7f0e-4a53-9d2e-0b6b9d8c1a77',
  'x-content-type-options': 'nosniff',
  'content-type': 'application/json; odata.metadata=minimal',
  etag: 'W/"1276122"',
}
app.get('/*', (_request, reply) => reply.headers(headers).send(body))
await app.listen({ port: 0, host: '127.0.0.1' })
console.log(JSON.stringify({ baseUrl: `http://127.0.0.1:${(app.server.address() as { port: number }).port}` }))
process.on('SIGTERM', () => process.exit(0))
