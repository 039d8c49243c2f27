import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { flowSession } from '@deskhand/contract/tables/flowSession'
import { workflow } from '@deskhand/contract/tables/workflow'
import { published } from '../../src/odata/published.ts'
import type { ReadRequest } from '../../src/odata/readRequest.ts'
import { retrieveMultiple } from '../../src/odata/retrieveMultiple.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { admin, ids, insertSample, noon, userOf } from './sampleData.ts'

for (const { name, skip, open } of databases) {
  describe(`One and the same query, asked again and again on ${name}`, { skip }, () => {
    let database: TestDatabase
    before(async () => {
      database = await open()
      await database.store.write(() => insertSample())
    })
    after(() => database.close())

    const asked = (asked: Partial<ReadRequest>): ReadRequest => ({
      table: workflow,
      query: '$select=name&$orderby=name',
      prefer: undefined,
      user: admin,
      baseUrl: 'https://ORG/api/data/v9.2',
      store: database.store,
      now: noon + 3_600_000,
      ...asked,
    })
    const names = async (request: Partial<ReadRequest>): Promise<string> => {
      const { body } = await retrieveMultiple(asked(request))
      return (JSON.parse(String(body)).value as { name: string }[]).map(row => row.name).join(' ')
    }

    const all = 'Élan invoices Orders'
    const owner = userOf(ids.owner, ['Basic User'])
    const stranger = userOf(ids.stranger, ['Basic User'])
    const coowner = userOf(ids.coowner, ['Basic User'])

    test('shows each user what they may see, whoever asked before', async () => {
      for (let round = 0; round < 2; round++) {
        assert.equal(await names({ user: admin }), all)
        assert.equal(await names({ user: stranger }), 'Élan')
        assert.equal(await names({ user: owner }), 'invoices Orders')
        assert.equal(await names({ user: coowner }), 'Orders')
      }
    })

    test('shows a user whose roles have changed what they may see now', async () => {
      assert.equal(await names({ user: stranger }), 'Élan')
      assert.equal(await names({ user: userOf(ids.stranger, ['System Administrator']) }), all)
      await assert.rejects(names({ user: userOf(ids.stranger, []) }), { status: 403 })
    })

    test('means by me whoever asks, and by today the day it is asked on', async () => {
      const mine = {
        query: `$select=name&$orderby=name&$filter=Microsoft.Dynamics.CRM.EqualUserId(PropertyName='ownerid')`,
      }
      const today = {
        query: `$select=name&$orderby=name&$filter=Microsoft.Dynamics.CRM.Today(PropertyName='createdon')`,
      }
      for (let round = 0; round < 2; round++) {
        assert.equal(await names({ ...mine, user: admin }), 'invoices Orders')
        assert.equal(await names({ ...mine, user: userOf(ids.stranger, ['System Administrator']) }), 'Élan')
        assert.equal(await names({ ...today, now: noon }), all)
        assert.equal(await names({ ...today, now: noon + 86_400_000 }), '')
      }
    })

    test('leaves out drafts where the request does, and the rows of another row each time', async () => {
      const also = published(workflow)!
      for (let round = 0; round < 2; round++) {
        assert.equal(await names({ also, hidesDrafts: true }), all)
        assert.equal(await names({}), all)
        for (const [flow, runs] of [
          [ids.orders, 'run 1 run 2 run 3'],
          [ids.invoices, ''],
        ] as const) {
          const column = { path: [], table: flowSession, column: 'regardingobjectid' }
          const ofFlow = { kind: 'compare', operator: 'eq', column, with: { value: flow } } as const
          assert.equal(await names({ table: flowSession, also: ofFlow }), runs)
        }
      }
    })
  })
}
