import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { flowMachine } from '@deskhand/contract/tables/flowMachine'
import { registerMachine } from '../../src/store/registerMachine.ts'
import { retrieveRow } from '../../src/store/retrieveRow.ts'
import { touchMachine } from '../../src/store/touchMachine.ts'
import { forEachDatabase } from './forEachDatabase.ts'

const ownerId = randomUUID()
const machine = (more: { machineId?: string; groupName?: string; agentVersion?: string } & { name: string }) => ({
  machineId: null,
  groupName: null,
  agentVersion: '1.0',
  sessionCapacity: 3,
  ownerId,
  now: 1000,
  ...more,
})

forEachDatabase('A machine', database => {
  test('gets a group of its own, or shares the one it names', async () => {
    const { store } = database()
    const [alone, one, other, group] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
    const register = (name: string, groupName?: string) =>
      store.write(() => registerMachine(machine({ name, ...(groupName && { groupName }) })))
    const first = await register(one, group)
    const second = await register(other, group.toUpperCase())
    assert.equal(first.groupId, second.groupId)
    assert.notEqual((await register(alone)).groupId, first.groupId)
  })

  test('keeps id and group when it comes again, and no other machine may take its name', async () => {
    const { store } = database()
    const name = randomUUID()
    const { machineId, groupId } = await store.write(() => registerMachine(machine({ name })))
    const again = machine({ name, machineId, agentVersion: '1.1' })
    assert.deepEqual(await store.write(() => registerMachine(again)), { machineId, groupId })
    await store.write(() => touchMachine({ machineId, now: 5000 }))
    const columns = ['agentversion', 'sessioncapacity', 'lastheartbeatdate', 'flowmachinegroupid']
    assert.deepEqual(await store.read(() => retrieveRow(flowMachine, machineId, columns)), {
      agentversion: '1.1',
      sessioncapacity: 3,
      lastheartbeatdate: 5000,
      flowmachinegroupid: groupId,
    })
    const thief = store.write(() => registerMachine(machine({ name: name.toUpperCase() })))
    await assert.rejects(thief, { errorName: 'DuplicateRecord' })
  })

  test('brings an id the store does not know, and keeps it', async () => {
    const { store } = database()
    const machineId = randomUUID()
    const made = await store.write(() => registerMachine(machine({ name: randomUUID(), machineId })))
    assert.equal(made.machineId, machineId)
  })
})
