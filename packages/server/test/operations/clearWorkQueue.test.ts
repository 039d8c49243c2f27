import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { workQueueItem } from '@deskhand/contract/tables/workQueueItem'
import { insertRow } from '../../src/store/insertRow.ts'
import { databases } from '../databases.ts'
import { openRoleEnvironment, type RoleEnvironment } from '../roleEnvironment.ts'

for (const { name, skip, open } of databases)
  describe(`ClearWorkQueue, on ${name}`, { skip }, () => {
    let environment: RoleEnvironment
    let queue: string
    let other: string
    before(async () => {
      environment = await openRoleEnvironment(open)
      queue = await environment.make('workqueues', { name: 'Orders', workqueuekey: 'orders' })
      other = await environment.make('workqueues', { name: 'Bills', workqueuekey: 'bills' })
    })
    after(() => environment.close())

    const fill = (workqueueid: string, count: number) =>
      environment.store.write(function* () {
        const by = { userId: environment.administratorId, now: 0 }
        for (let at = 0; at < count; at++) yield* insertRow(workQueueItem, { workqueueid, name: `item ${at}` }, by)
      })
    const clear = (id: string, as?: string) =>
      environment.ask('POST', `workqueues(${id})/Microsoft.Dynamics.CRM.ClearWorkQueue`, as === undefined ? {} : { as })
    const left = async (id: string) =>
      (await environment.ask('GET', `workqueueitems?$filter=_workqueueid_value eq ${id}&$count=true&$top=1`)).json[
        '@odata.count'
      ]

    test('deletes the items of a queue, more than a transaction holds, and no others', async () => {
      await fill(queue, 2003)
      await fill(other, 2)
      const { status, json } = await clear(queue)
      assert.equal(status, 200)
      assert.deepEqual(json, {
        '@odata.context': 'https://org.example/api/data/v9.2/$metadata#Microsoft.Dynamics.CRM.ClearWorkQueueResponse',
        isDeletionGoingAsync: false,
      })
      assert.deepEqual([await left(queue), await left(other)], [0, 2])
      assert.equal((await clear(queue)).status, 200)
    })

    test('is for who may delete items', async () => {
      const nobody = await environment.make('systemusers', { firstname: 'No', lastname: 'Body' })
      const { status, json } = await clear(other, nobody)
      assert.equal(status, 403)
      assert.match(json.error.message, /prvDeleteworkqueueitem/i)
      assert.equal(await left(other), 2)
      assert.equal((await clear(environment.rootUnitId)).status, 404)
    })
  })
