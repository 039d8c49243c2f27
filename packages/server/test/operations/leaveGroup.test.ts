import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { flowMachine } from '@deskhand/contract/tables/flowMachine'
import { insertRow } from '../../src/store/insertRow.ts'
import { type Environment, ids, openEnvironment, start, type UserName } from '../apiEnvironment.ts'
import { databases } from '../databases.ts'
import { sender } from '../sender.ts'

const machine = '00000000-0000-4000-8000-0000000000e1'

for (const { name, skip, open } of databases)
  describe(`LeaveGroup and DeleteFlowMachineGroup, on ${name}`, { skip }, () => {
    let environment: Environment
    const send = sender(() => environment)
    before(async () => {
      environment = await openEnvironment(open)
      const row = { flowmachineid: machine, name: 'PC-01', flowmachinegroupid: ids.group }
      await environment.store.write(() => insertRow(flowMachine, row, { userId: ids.users.maker, now: start }))
    })
    after(() => environment.close())

    const leave = (as: UserName, id = machine) =>
      send('POST', `flowmachines(${id})/Microsoft.Dynamics.CRM.LeaveGroup`, {}, { as })
    const remove = (as: UserName, id: string) =>
      send('POST', `flowmachinegroups(${id})/Microsoft.Dynamics.CRM.DeleteFlowMachineGroup`, {}, { as })
    const groupOf = async () =>
      (
        await send(
          'GET',
          `flowmachines(${machine})?$select=name&$expand=FlowMachineGroupId($select=name,flowgrouptype,_ownerid_value)`,
        )
      ).json().FlowMachineGroupId

    const rights: readonly (readonly [UserName, number])[] = [
      ['user', 403],
      ['stranger', 404],
      ['nobody', 403],
    ]
    for (const [as, status] of rights)
      test(`are answered with ${status} to ${as}`, async () => {
        assert.equal((await leave(as)).statusCode, status)
        assert.equal((await remove(as, ids.group)).statusCode, status)
        assert.equal((await groupOf()).flowmachinegroupid, ids.group)
      })

    test('give a machine a group of its own, and take that away', async () => {
      const left = await leave('maker')
      assert.deepEqual([left.statusCode, left.body], [204, ''])
      const group = await groupOf()
      assert.notEqual(group.flowmachinegroupid, ids.group)
      assert.deepEqual([group.name, group.flowgrouptype, group._ownerid_value], ['PC-01', 545940002, ids.users.maker])
      const removed = await remove('maker', group.flowmachinegroupid)
      assert.equal(removed.statusCode, 204, removed.body)
      assert.equal((await send('GET', `flowmachinegroups(${group.flowmachinegroupid})`)).statusCode, 404)
    })

    test('are for machines and groups that are there', async () => {
      assert.equal((await leave('maker', ids.flow)).statusCode, 404)
      assert.equal((await remove('maker', ids.flow)).statusCode, 404)
    })
  })
