import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { databases } from '../databases.ts'
import { openRoleEnvironment, type RoleEnvironment } from '../roleEnvironment.ts'

for (const { name, skip, open } of databases)
  describe(`Work queues, on ${name}`, { skip }, () => {
    let environment: RoleEnvironment
    let maker: string
    let worker: string
    let queue: string
    before(async () => {
      environment = await openRoleEnvironment(open)
      const { ask, make } = environment
      const role = await ask('GET', "roles?$select=roleid&$filter=name eq 'Environment Maker'")
      const person = async (firstname: string) => {
        const id = await make('systemusers', { firstname, lastname: 'x' })
        const body = { '@odata.id': `roles(${role.json.value[0].roleid})` }
        await ask('POST', `systemusers(${id})/systemuserroles_association/$ref`, { body })
        return id
      }
      maker = await person('Maker')
      worker = await person('Worker')
      queue = await make('workqueues', { name: 'Orders', workqueuekey: 'orders' }, maker)
    })
    after(() => environment.close())

    const call = (operation: string, body: object = {}, as = maker, id = queue) =>
      environment.ask('POST', `workqueues(${id})/Microsoft.Dynamics.CRM.${operation}`, { as, body })
    const enqueue = async (item: object, as = maker): Promise<string> => {
      const { status, body, json } = await call('EnqueueWorkQueueItem', { workQueueItem: item }, as)
      assert.equal(status, 200, body)
      return json.workQueueItemId
    }

    test('give items by priority and then by age, each once; 204 when none waits', async () => {
      const late = await enqueue({ name: 'late', priority: 5 })
      const early = await enqueue({ name: 'early', priority: 1 })
      const next = await enqueue({ name: 'next', priority: 5 })
      await enqueue({ name: 'delayed', delayuntil: '2030-01-01T00:00:00Z' })
      await enqueue({ name: 'expired', expirydate: '2020-01-01T00:00:00Z' })
      for (const expected of [early, late, next]) {
        const { status, json, body } = await call('Dequeue')
        assert.equal(status, 200, body)
        assert.deepEqual(
          [json.workqueueitemid, json.statecode, json.statuscode, json._processinguser_value],
          [expected, 1, 1, maker],
        )
        assert.equal(json['@odata.context'], 'https://org.example/api/data/v9.2/$metadata#workqueueitems/$entity')
      }
      assert.equal((await call('Dequeue')).status, 204)
    })

    test('give no item twice to callers that ask at once', async () => {
      const ids = new Set<string>()
      for (let at = 0; at < 8; at++) ids.add(await enqueue({ name: `item ${at}` }))
      const answers = await Promise.all(Array.from({ length: 10 }, () => call('Dequeue')))
      const taken = answers.filter(({ status }) => status === 200).map(({ json }) => json.workqueueitemid)
      assert.deepEqual([...taken].sort(), [...ids].sort())
      assert.equal(answers.filter(({ status }) => status === 204).length, 2)
    })

    test('answer with the item where asked', async () => {
      const { json } = await call('EnqueueWorkQueueItem', {
        workQueueItem: { name: 'n', input: '{}' },
        returnCreated: true,
      })
      assert.deepEqual(Object.keys(json), ['@odata.context', 'workQueueItemId', 'workQueueItemRecord'])
      assert.equal(
        json['@odata.context'],
        'https://org.example/api/data/v9.2/$metadata#Microsoft.Dynamics.CRM.EnqueueWorkQueueItemResponse',
      )
      assert.equal(json.workQueueItemRecord.name, 'n')
      assert.equal(json.workQueueItemRecord._workqueueid_value, queue)
      await call('Dequeue')
    })

    test('are for those they are shared with, items and all', async () => {
      assert.equal((await call('Dequeue', {}, worker)).status, 404)
      const item = await enqueue({ name: 'shared' })
      const share = (AccessMask: string) =>
        environment.ask('POST', 'GrantAccess', {
          as: maker,
          body: {
            Target: { '@odata.id': `workqueues(${queue})` },
            PrincipalAccess: { Principal: { '@odata.id': `systemusers(${worker})` }, AccessMask },
          },
        })
      assert.equal((await share('ReadAccess')).status, 204)
      assert.equal((await call('Dequeue', {}, worker)).status, 204, 'who may only read takes nothing')
      assert.equal((await share('ReadAccess, WriteAccess')).status, 204)
      assert.equal((await call('Dequeue', {}, worker)).json.workqueueitemid, item)
      const done = { statecode: 2, statuscode: 2, processingresult: 'done' }
      assert.equal((await environment.ask('PATCH', `workqueueitems(${item})`, { as: worker, body: done })).status, 204)
    })

    test('say when they are paused', async () => {
      await environment.ask('PATCH', `workqueues(${queue})`, { as: maker, body: { statecode: 1, statuscode: 3 } })
      const { status, json } = await call('Dequeue')
      assert.equal(status, 400)
      assert.match(json.error.message, /^RecordNotActive:Paused/)
      assert.match(
        (await call('EnqueueWorkQueueItem', { workQueueItem: { name: 'x' } })).body,
        /RecordNotActive:Paused/,
      )
    })
  })
