import assert from 'node:assert/strict'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { deskhand, newDatabase, startDeskhand, temporaryFolder, withoutPostgres } from './deskhand.ts'

const examples = join(import.meta.dirname, '../../../../examples')
const databases = [
  ['SQLite', false, async () => []],
  ['PostgreSQL', withoutPostgres, async () => ['--database', await newDatabase()]],
] as const

test('start --json prints one line with everything a script needs, and ends cleanly on SIGTERM', async context => {
  const folder = temporaryFolder(context)
  const server = await startDeskhand(context, ['--data', folder, '--port', '0'])
  assert.deepEqual(Object.keys(server.description), [
    'baseUrl',
    'httpsUrl',
    'caFile',
    'tenantId',
    'clientId',
    'clientSecretFile',
    'connectionName',
    'connectionReferenceLogicalName',
    'pid',
  ])
  assert.equal(server.description.pid, server.process.pid)
  assert.equal(statSync(server.description.clientSecretFile).mode & 0o777, 0o600)
  const token = await deskhand(['token', '--data', folder])
  assert.match(token.stdout, /^eyJ[\w-]+\.[\w-]+\.[\w-]+\n$/)
  assert.equal(await server.stop(), 0)
  assert.equal(server.output().stdout.split('\n').length, 2)
  assert.doesNotMatch(server.output().stderr, /eyJ|secret":/)
})

for (const [database, skip, options] of databases) {
  test(`a flow is put in, run, and found again after a second start, on ${database}`, { skip }, async context => {
    const folder = temporaryFolder(context)
    const args = ['--data', folder, '--port', '0', ...(await options())]
    const first = await startDeskhand(context, args)
    const { flowId, runId } = await (async () => {
      const { flows, runs } = first.client()
      const { id } = await flows.import('Order report', readFileSync(join(examples, 'order-report.robin'), 'utf8'))
      const run = await runs.start(id, {
        connectionName: first.description.connectionName,
        inputs: { OrdersFile: join(examples, 'data/orders.csv'), ReportFile: join(folder, 'report.txt') },
      })
      const status = await runs.wait(run)
      assert.equal(status.statuscode, 4, status.errormessage ?? '')
      const outputs = await runs.outputs(run)
      assert.equal(outputs?.OrderCount, 24)
      assert.equal(outputs?.SkippedCount, 1)
      assert.ok(statSync(join(folder, 'report.txt')).size > 100)
      return { flowId: id, runId: run }
    })()
    assert.equal(await first.stop(), 0)

    const second = await startDeskhand(context, args)
    assert.equal(second.description.tenantId, first.description.tenantId)
    assert.equal(second.description.clientId, first.description.clientId)
    assert.equal(second.description.connectionName, first.description.connectionName)
    const again = second.client()
    assert.equal((await again.flows.find('Order report'))?.workflowid, flowId)
    assert.equal((await again.runs.status(runId)).statuscode, 4)
    const outputs = await again.runs.outputs(runId)
    assert.equal(outputs?.OrderCount, 24)
    assert.equal(await second.stop(), 0)
  })
}

test('a second server on the same data folder is refused with the id of the first', async context => {
  const folder = temporaryFolder(context)
  const first = await startDeskhand(context, ['--data', folder, '--port', '0'])
  const { code, stderr } = await deskhand(['start', '--json', '--data', folder, '--port', '0'])
  assert.notEqual(code, 0)
  assert.match(stderr, new RegExp(String(first.process.pid)))
})
