import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { slaStatus } from '../../src/operations/computeSlaWorkQueueItem.ts'
import { databases } from '../databases.ts'
import { openRoleEnvironment, type RoleEnvironment } from '../roleEnvironment.ts'

describe('where an item stands', () => {
  /** Title, deadline, date of the warning, status; now is 100. */
  const rows: readonly (readonly [string, number | null, number | null, number])[] = [
    ['without dates', null, null, 0],
    ['before its deadline', 200, null, 1],
    ['before the date of the warning', 200, 150, 1],
    ['between the two', 200, 100, 2],
    ['behind the date of the warning, without a deadline', null, 50, 2],
    ['at its deadline', 100, 50, 3],
  ]
  for (const [title, expirydate, slathresholddate, expected] of rows)
    test(title, () => assert.equal(slaStatus({ expirydate, slathresholddate }, 100), expected))
})

for (const { name, skip, open } of databases)
  describe(`ComputeSlaWorkQueueItem, on ${name}`, { skip }, () => {
    let environment: RoleEnvironment
    before(async () => {
      environment = await openRoleEnvironment(open)
    })
    after(() => environment.close())

    test('brings the items that wait up to date', async () => {
      const { ask, make } = environment
      const queue = await make('workqueues', { name: 'Orders', workqueuekey: 'orders' })
      const item = (name: string, more: object) =>
        make('workqueueitems', { name, 'workqueueid@odata.bind': `workqueues(${queue})`, ...more })
      await item('a', { expirydate: '2020-01-01T00:00:00Z' })
      await item('b', { slathresholddate: '2020-01-01T00:00:00Z', expirydate: '2030-01-01T00:00:00Z' })
      await item('c', { expirydate: '2030-01-01T00:00:00Z' })
      const done = await item('d', { expirydate: '2020-01-01T00:00:00Z' })
      await ask('PATCH', `workqueueitems(${done})`, { body: { statecode: 2, statuscode: 2 } })
      const answer = await ask('POST', `workqueues(${queue})/Microsoft.Dynamics.CRM.ComputeSlaWorkQueueItem`)
      assert.deepEqual([answer.status, answer.body], [204, ''])
      const { json } = await ask('GET', 'workqueueitems?$select=name,slastatus&$orderby=name')
      assert.deepEqual(
        json.value.map(({ name, slastatus }: { name: string; slastatus: number | null }) => [name, slastatus]),
        [
          ['a', 3],
          ['b', 2],
          ['c', 1],
          ['d', null],
        ],
      )
    })
  })
