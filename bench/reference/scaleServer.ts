/** The SQL written by hand behind the same HTTP server: `GET /3/7` answers the case at place 3 in round 7. */
import { createRequire } from 'node:module'
import type { FastifyInstance } from 'fastify'
import { scaleCases } from './scaleCases.ts'
import { postgresByHand, sqliteByHand } from './scaleDatabase.ts'

const require = createRequire(new URL('../../packages/server/package.json', import.meta.url))
const fastify = require('fastify') as () => FastifyInstance

const [place = '', runs, logs] = process.argv.slice(2)
const database = place.startsWith('postgres:') ? await postgresByHand(place) : sqliteByHand(place)
const cases = scaleCases({ runs: Number(runs), logs: Number(logs) })

const app = fastify()
app.get<{ Params: { place: string; round: string } }>('/:place/:round', async (request, reply) => {
  const asked = cases[Number(request.params.place)]!
  const body = await database.answer({ ...asked, ...asked.vary?.(Number(request.params.round)) })
  return reply.header('content-type', 'application/json; odata.metadata=minimal').send(body)
})
await app.listen({ port: 0, host: '127.0.0.1' })
console.log(JSON.stringify({ baseUrl: `http://127.0.0.1:${(app.server.address() as { port: number }).port}` }))
process.on('SIGTERM', () => process.exit(0))
