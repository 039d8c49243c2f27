/** Who may do what with a flow that is shared: as user, as co-owner, not at all. */
import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { Client } from '@deskhand/sdk/client'
import { invoke } from '@deskhand/sdk/requests/invoke'
import { clientOf, deskhand, type Started, startDeskhand, temporaryFolder } from './deskhand.ts'

const flow = `
@INPUT Name : { 'Description': '', 'FriendlyName': 'Name', 'Type': 'String', 'IsOptional': True, 'DefaultValue': 'x' }
@OUTPUT Greeting : { 'Description': '', 'FriendlyName': 'Greeting', 'Type': 'String' }
SET Greeting TO $'''Hello %Name%'''
`

interface Stage {
  readonly server: Started
  readonly folder: string
  readonly flowId: string
  readonly administrator: Client
  /** A new application with the role Basic User. */
  application(name: string): Promise<Client>
  share(withWhom: string, as: string): Promise<void>
}

async function stage(context: TestContext): Promise<Stage> {
  const folder = temporaryFolder(context)
  const server = await startDeskhand(context, ['--data', folder, '--port', '0', '--no-https'])
  const administrator = server.client()
  const { id: flowId } = await administrator.flows.import('Greeting', flow)
  const json = async (...args: string[]) => {
    const { code, stdout, stderr } = await deskhand([...args, '--data', folder, '--json'])
    assert.equal(code, 0, stderr)
    return JSON.parse(stdout)
  }
  return {
    server,
    folder,
    flowId,
    administrator,
    async application(name) {
      const { clientId, clientSecret } = (await json('apps', 'add', name)) as { clientId: string; clientSecret: string }
      return clientOf(server.description, { clientId, clientSecret })
    },
    async share(withWhom, as) {
      await json('flows', 'share', 'Greeting', '--with', withWhom, '--as', as)
      await json('connections', 'share', server.description.connectionName, '--with', withWhom)
    },
  }
}

/** The answer as status and code. */
const answer = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'allowed',
    (error: { status: number; code: string }) => `${error.status} ${error.code}`,
  )

test('a flow shared as user may be read and triggered, its runs neither read nor cancelled; a co-owner may all', async context => {
  const { flowId, server, application, share, administrator } = await stage(context)
  const { connectionName } = server.description
  const outsider = await application('outsider')
  const user = await application('user')
  const coOwner = await application('co-owner')
  await share('user', 'user')
  await share('co-owner', 'co-owner')
  const run = await administrator.runs.start(flowId, { connectionName })
  await administrator.runs.wait(run)

  const rows: [string, (client: Client) => Promise<unknown>, string, string, string][] = [
    ['reads the schema', client => client.flows.inputs(flowId), '404 0x80040217', 'allowed', 'allowed'],
    ['triggers', client => client.runs.start(flowId, { connectionName }), '404 0x80040217', 'allowed', 'allowed'],
    ['reads a run', client => client.runs.status(run), '404 0x80040217', '404 0x80040217', 'allowed'],
    ['reads outputs', client => client.runs.outputs(run), '404 0x80040217', '404 0x80040217', 'allowed'],
    ['cancels a run', client => client.runs.cancel(run), '404 0x80040217', '404 0x80040217', 'allowed'],
  ]
  for (const [what, ask, ...expected] of rows) {
    const seen = await Promise.all([outsider, user, coOwner].map(client => answer(ask(client))))
    assert.deepEqual(seen, expected, what)
  }
  assert.equal((await Array.fromAsync(user.runs.list())).length, 0)
  assert.equal((await Array.fromAsync(outsider.flows.list())).length, 0)
  assert.deepEqual(
    (await Array.fromAsync(user.flows.list())).map(({ name }) => name),
    ['Greeting'],
  )
})

test('with the setting dh_callersreadownruns a user reads and cancels the runs it started, and no others', async context => {
  const { flowId, server, folder, application, share, administrator } = await stage(context)
  const { connectionName } = server.description
  const user = await application('user')
  await share('user', 'user')
  const own = await user.runs.start(flowId, { connectionName })
  const other = await administrator.runs.start(flowId, { connectionName })
  await Promise.all([own, other].map(run => administrator.runs.wait(run)))
  assert.equal(await answer(user.runs.status(own)), '404 0x80040217')

  assert.equal((await deskhand(['settings', 'set', 'dh_callersreadownruns', 'true', '--data', folder])).code, 0)
  // What the server knows of a caller's rights it keeps for five seconds at most.
  for (let left = 60; left > 0 && (await answer(user.runs.status(own))) !== 'allowed'; left--)
    await new Promise(resolve => setTimeout(resolve, 100))
  assert.equal((await user.runs.status(own)).statuscode, 4)
  assert.deepEqual(await user.runs.outputs(own), { Greeting: 'Hello x' })
  assert.equal(await answer(user.runs.cancel(own)), 'allowed')
  assert.equal(await answer(user.runs.status(other)), '404 0x80040217')
  assert.equal(await answer(user.runs.cancel(other)), '404 0x80040217')
})

test('an application without rights is told which privilege it misses', async context => {
  const { application } = await stage(context)
  const client = await application('nobody')
  await assert.rejects(
    invoke(client.http, 'POST', 'dh_AddApplication', { name: 'x', roles: 'System Administrator' }),
    (error: Error & { code: string }) =>
      error.code === '0x80040220' && /is missing prvCreateUser privilege/.test(error.message),
  )
})
