/** The same HTTP server and database, with an insert written by hand: run, queue row and inputs in one durable transaction, shared by a group commit. */
import { randomUUID } from 'node:crypto'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { FastifyInstance } from 'fastify'

const require = createRequire(new URL('../../packages/server/package.json', import.meta.url))
const fastify = require('fastify') as () => FastifyInstance

const database = new DatabaseSync(join(process.argv[2] ?? '.', 'reference.db'))
database.exec(`pragma journal_mode = wal; pragma synchronous = full;
  create table run (id text primary key, workflow text, state integer, created integer, owner text, connection text) without rowid;
  create index run_created on run (created);
  create index run_workflow on run (workflow, created);
  create table queue (seq integer primary key, run text, priority integer);
  create table content (run text, name text, content text, primary key (run, name)) without rowid`)
const insertRun = database.prepare('insert into run values (?, ?, 3, ?, ?, ?)')
const insertQueue = database.prepare('insert into queue (run, priority) values (?, 0)')
const insertContent = database.prepare("insert into content values (?, 'inputs', ?)")

let waiting: (() => void)[] = []
const write = (work: () => void) =>
  new Promise<void>(resolve => {
    if (waiting.length === 0) setImmediate(flush)
    waiting.push(() => resolve())
    pending.push(work)
  })
let pending: (() => void)[] = []
function flush(): void {
  const [works, resolves] = [pending, waiting]
  pending = []
  waiting = []
  database.exec('begin immediate')
  for (const work of works) work()
  database.exec('commit')
  for (const resolve of resolves) resolve()
}

const app = fastify()
app.post<{ Body: { connectionName: string; inputs: string } }>('/*', async (request, reply) => {
  const id = randomUUID()
  await write(() => {
    insertRun.run(id, 'workflow', Date.now(), 'owner', request.body.connectionName)
    insertQueue.run(id)
    insertContent.run(id, request.body.inputs)
  })
  return reply.send({ flowsessionId: id })
})
await app.listen({ port: 0, host: '127.0.0.1' })
console.log(JSON.stringify({ baseUrl: `http://127.0.0.1:${(app.server.address() as { port: number }).port}` }))
process.on('SIGTERM', () => process.exit(0))
