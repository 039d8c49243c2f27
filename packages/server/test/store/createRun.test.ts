import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { flowSession } from '@deskhand/contract/tables/flowSession'
import { readContent } from '../../src/store/readContent.ts'
import { forEachDatabase } from './forEachDatabase.ts'
import { makeWorld, noon } from './world.ts'

forEachDatabase('A run that is accepted', database => {
  test('waits, belongs to the owner of the flow, and keeps its inputs apart', async () => {
    const world = await makeWorld(database().store)
    const callerId = randomUUID()
    const id = await world.accept({ callerId, priority: 100, callbackUrl: 'https://hooks.example.org/pad' })
    const columns = ['statuscode', 'statecode', 'startedon', 'createdon', 'ownerid', 'ownerid_table', 'createdby']
    assert.deepEqual(await world.row(id, ...columns, 'owningbusinessunit', 'regardingobjectid', 'callbackurl'), {
      statuscode: 3,
      statecode: 0,
      startedon: null,
      createdon: noon,
      ownerid: world.userId,
      ownerid_table: 'systemuser',
      createdby: callerId,
      owningbusinessunit: world.unitId,
      regardingobjectid: world.workflowId,
      callbackurl: 'https://hooks.example.org/pad',
    })
    const inputs = await world.store.read(() => readContent(flowSession, id, 'inputs'))
    assert.deepEqual(inputs, { name: 'inputs', mimeType: null, content: '{"Input1":"Value"}' })
  })

  test('is the one a repeated Idempotency-Key of the same caller stands for, and of nobody else', async () => {
    const world = await makeWorld(database().store)
    const other = randomUUID()
    const keyed = { idempotencyKey: 'order 7' }
    const ids = await Promise.all(Array.from({ length: 8 }, () => world.accept(keyed)))
    assert.equal(new Set(ids).size, 1)
    assert.notEqual(await world.accept({ ...keyed, callerId: other }), ids[0])
  })

  test('is refused when its connection had as many in the minute before, and says when to try again', async () => {
    const world = await makeWorld(database().store)
    for (const now of [noon, noon + 10_000, noon + 20_000]) await world.accept({ runsPerMinute: 3, now })
    const refused = world.accept({ runsPerMinute: 3, now: noon + 25_500 })
    await assert.rejects(refused, { errorName: 'DesktopFlowsActionThrottled', retryAfterSeconds: 35 })
    await world.accept({ runsPerMinute: 3, now: noon + 60_000 })
    await assert.rejects(world.accept({ runsPerMinute: 3, now: noon + 60_001 }), { retryAfterSeconds: 10 })
  })

  test('is never one too many, whoever else is asking at the same time', async () => {
    const world = await makeWorld(database().store)
    const answers = await Promise.allSettled(Array.from({ length: 20 }, () => world.accept({ runsPerMinute: 5 })))
    assert.equal(answers.filter(({ status }) => status === 'fulfilled').length, 5)
  })

  test('leaves nothing behind when it is refused', async () => {
    const world = await makeWorld(database().store)
    await world.accept({ runsPerMinute: 1 })
    await assert.rejects(world.accept({ runsPerMinute: 1, idempotencyKey: 'k' }))
    const id = await world.accept({ idempotencyKey: 'k' })
    assert.equal(await world.stateOf(id), 'waiting')
  })
})
