/**
 * The same HTTP server and database, with an insert written by hand: run, queue row and inputs in one durable
 * transaction, shared by a group commit. The tables, their indexes and the columns filled are the product's, so that
 * what is compared is the work around the insert: who asks, whether they may, what is checked, and the store's verbs.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { FastifyInstance } from 'fastify'
import { newId } from '../../packages/server/src/newId.ts'

const require = createRequire(new URL('../../packages/server/package.json', import.meta.url))
const fastify = require('fastify') as () => FastifyInstance

const migrations = join(import.meta.dirname, '../../packages/server/src/store/migrations')
const database = new DatabaseSync(join(process.argv[2] ?? '.', 'reference.db'))
database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma cache_size = -32768')
database.function('dh_fold', { deterministic: true }, text => (text === null ? null : String(text).toLowerCase()))
for (const name of readdirSync(migrations).sort())
  if (name.endsWith('.sqlite.sql')) database.exec(readFileSync(join(migrations, name), 'utf8'))
const insertRun = database.prepare(`
  insert into flowsession (flowsessionid, name, regardingobjectid, connectionid, machinegroupid, runmode, runsessionmode,
    triggertype, statecode, statuscode, dh_state, inputs_name, createdby, createdon, modifiedby, modifiedon, ownerid,
    ownerid_table, owninguser, owningbusinessunit, versionnumber)
  values (?, 'Nothing', ?, ?, ?, 2, 0, 3, 0, 3, 'waiting', 'inputs', ?, ?, ?, ?, ?, 'systemuser', ?, ?, ?)`)
const insertQueue = database.prepare("insert into dh_queue values (?, ?, ?, 0, 'unattended', 7200, ?, ?)")
const insertContent = database.prepare(
  "insert into dh_content (tablename, id, columnname, filename, text) values ('flowsession', ?, 'inputs', 'inputs', ?)",
)
const [flow, group, user, unit] = [newId(0), newId(0), newId(0), newId(0)]
let version = 1_000_000

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
  const now = Date.now()
  const id = newId(now)
  const { connectionName, inputs } = request.body
  await write(() => {
    version++
    insertRun.run(id, flow, connectionName, group, user, now, user, now, user, user, unit, version)
    insertQueue.run(version, id, group, now, now + 21_600_000)
    insertContent.run(id, inputs)
  })
  return reply.send({ flowsessionId: id })
})
await app.listen({ port: 0, host: '127.0.0.1' })
console.log(JSON.stringify({ baseUrl: `http://127.0.0.1:${(app.server.address() as { port: number }).port}` }))
process.on('SIGTERM', () => process.exit(0))
