import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { flowMachine } from '@deskhand/contract/tables/flowMachine'
import { insertRow } from '../../src/store/insertRow.ts'
import { openRoleEnvironment, type RoleEnvironment } from '../roleEnvironment.ts'

describe('BatchGetFlowMachineStatus', () => {
  let environment: RoleEnvironment
  const [online, silent, missing] = [1, 2, 3].map(at => `20000000-0000-4000-8000-00000000000${at}`) as [
    string,
    string,
    string,
  ]
  before(async () => {
    environment = await openRoleEnvironment()
    const now = Date.UTC(2026, 10, 21, 12)
    await environment.store.write(function* () {
      const by = { userId: environment.administratorId, now }
      yield* insertRow(flowMachine, { flowmachineid: online, name: 'PC-01', lastheartbeatdate: now }, by)
      yield* insertRow(flowMachine, { flowmachineid: silent, name: 'PC-02', lastheartbeatdate: now - 600_000 }, by)
    })
  })
  after(() => environment.close())
  const call = (machineIds: unknown) =>
    environment.ask('POST', 'BatchGetFlowMachineStatus', {
      body: { version: '2', machineIds: JSON.stringify(machineIds) },
    })

  test('says of each machine whether it is there', async () => {
    const { json } = await call([online, silent])
    const found = JSON.parse(json.machineStatuses) as { machineId: string; status: string; errorInfo: object | null }[]
    assert.deepEqual(
      found.map(({ machineId, status }) => [machineId, status]),
      [
        [online, 'Online'],
        [silent, 'Offline'],
      ],
    )
    assert.deepEqual(Object.keys(found[1]!.errorInfo!), ['errorCode', 'message', 'details'])
  })

  test('names a machine there is not in the words clients look for', async () => {
    const { status, json } = await call([online, missing])
    assert.equal(status, 404)
    assert.match(json.error.message, new RegExp(`flowmachine With Id = ${missing}`))
  })

  for (const ids of [{}, ['x'], Array.from({ length: 21 }, () => online)])
    test(`refuses ${JSON.stringify(ids).slice(0, 20)}`, async () => assert.equal((await call(ids)).status, 400))
})
