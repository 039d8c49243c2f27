import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { flowSession } from '@deskhand/contract/tables/flowSession'
import { workflow } from '@deskhand/contract/tables/workflow'
import type { ReadRequest } from '../../src/odata/readRequest.ts'
import { retrieve } from '../../src/odata/retrieve.ts'
import { retrieveProperty } from '../../src/odata/retrieveProperty.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { admin, ids, insertSample, noon } from './sampleData.ts'

for (const { name, skip, open } of databases) {
  describe(`Reading by key on ${name}`, { skip }, () => {
    let database: TestDatabase
    before(async () => {
      database = await open()
      await database.store.write(() => insertSample())
    })
    after(() => database.close())

    const request = (query: string, more: Partial<ReadRequest> = {}): ReadRequest => ({
      table: flowSession,
      query,
      prefer: undefined,
      user: admin,
      baseUrl: 'https://ORG/api/data/v9.2',
      store: database.store,
      now: noon,
      ...more,
    })

    test('the status of the public page comes as it is printed there', async () => {
      const { status, headers, body } = await retrieve(
        request('$select=statuscode,statecode,startedon,completedon'),
        ids.failed,
      )
      assert.equal(status, 200)
      assert.match(headers.ETag ?? '', /^W\/"\d+"$/)
      assert.equal(
        body,
        `{"@odata.context":"https://ORG/api/data/v9.2/$metadata#flowsessions(statuscode,statecode,startedon,completedon)/$entity",` +
          `"@odata.etag":${JSON.stringify(headers.ETag)},"statuscode":8,"statecode":0,` +
          `"startedon":"2024-06-16T12:00:01Z","completedon":"2024-06-16T12:01:01Z","flowsessionid":"${ids.failed}"}`,
      )
    })

    test('annotations and an expanded machine come as in the transcript', async () => {
      const { body } = await retrieve(
        request('$select=statuscode,_regardingobjectid_value&$expand=MachineId($select=name)', {
          prefer: 'odata.include-annotations="*"',
        }),
        ids.failed,
      )
      const { MachineId, ...row } = JSON.parse(body as string) as Record<string, Record<string, unknown>>
      assert.deepEqual(Object.keys(row), [
        '@odata.context',
        '@odata.etag',
        'statuscode@OData.Community.Display.V1.FormattedValue',
        'statuscode',
        '_regardingobjectid_value@OData.Community.Display.V1.FormattedValue',
        '_regardingobjectid_value@Microsoft.Dynamics.CRM.associatednavigationproperty',
        '_regardingobjectid_value@Microsoft.Dynamics.CRM.lookuplogicalname',
        '_regardingobjectid_value',
        'flowsessionid',
      ])
      assert.deepEqual(Object.keys(MachineId!), ['@odata.etag', 'name', 'flowmachineid'])
    })

    test('the same text asked twice, for other rows, gives the other rows', async () => {
      const read = async (id: string) => JSON.parse((await retrieve(request('$select=name'), id)).body as string)
      assert.deepEqual([(await read(ids.failed)).name, (await read(ids.waiting)).name], ['run 1', 'run 2'])
    })

    test('a row that is not there is a 404', async () => {
      const id = 'f091ffab-58bb-4630-a115-659453d56f59'
      await assert.rejects(retrieve(request(''), id), {
        status: 404,
        code: '0x80040217',
        message: `Entity 'flowsession' With Id = ${id} Does Not Exist`,
      })
    })

    test('a caller who has this version is told so', async () => {
      const { headers } = await retrieve(request('$select=name'), ids.failed)
      const again = await retrieve(request('$select=name', { ifNoneMatch: headers.ETag }), ids.failed)
      assert.deepEqual([again.status, again.body], [304, undefined])
      const other = await retrieve(request('$select=name', { ifNoneMatch: 'W/"1"' }), ids.failed)
      assert.equal(other.status, 200)
    })

    test('one property comes with its context; an empty one is a 204, a lookup is its id', async () => {
      const flow = request('', { table: workflow })
      const { body } = await retrieveProperty(flow, ids.orders, 'name')
      assert.equal(
        body,
        `{"@odata.context":"https://ORG/api/data/v9.2/$metadata#workflows(${ids.orders})/name","value":"Orders"}`,
      )
      assert.equal((await retrieveProperty(flow, ids.orders, 'description')).status, 204)
      const run = JSON.parse((await retrieveProperty(request(''), ids.failed, '_machineid_value')).body as string)
      assert.equal(run.value, ids.machine)
      await assert.rejects(retrieveProperty(flow, ids.orders, 'nothing'), { status: 400 })
    })
  })
}
