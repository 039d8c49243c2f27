import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cancelRequests } from '../../src/store/cancelRequests.ts'
import { finishRun } from '../../src/store/finishRun.ts'
import { requestCancel } from '../../src/store/requestCancel.ts'
import { startRun } from '../../src/store/startRun.ts'
import { one, sql } from '../../src/store/steps.ts'
import { forEachDatabase } from './forEachDatabase.ts'
import { makeWorld, noon } from './world.ts'

forEachDatabase('A request to cancel', database => {
  test('ends a waiting run at once, with a callback that shows no start', async () => {
    const world = await makeWorld(database().store)
    const runId = await world.accept({ callbackUrl: 'https://hooks.example.org/pad' })
    const answer = await world.store.write(() => requestCancel({ runId, now: noon + 5000 }))
    assert.deepEqual(answer, { state: 'cancelled', machineId: null, fence: null })
    const columns = ['statuscode', 'startedon', 'completedon', 'runduration', 'runexecutionduration']
    assert.deepEqual(await world.row(runId, ...columns), {
      statuscode: 7,
      startedon: null,
      completedon: noon + 5000,
      runduration: 5000,
      runexecutionduration: null,
    })
    const delivery = await world.store.read(() =>
      one(sql`select dh_body from dh_callbackdelivery where dh_flowsessionid = ${runId}`),
    )
    assert.match(delivery!.dh_body as string, /^\{"statuscode":7,"statecode":0,"startedon":null,/)
    assert.equal(await world.claim(), undefined)
  })

  test('of a claimed run names the machine, which may not start it any more', async () => {
    const world = await makeWorld(database().store)
    const runId = await world.accept()
    const { fence } = (await world.claim())!
    const answer = await world.store.write(() => requestCancel({ runId, now: noon }))
    assert.deepEqual(answer, { state: 'cancelled', machineId: world.machineId, fence })
    const start = { runId, fence, sessionUser: '', processVersion: '', now: noon }
    assert.equal(await world.store.write(() => startRun(start)), false)
  })

  test('of a running run is passed on, and ends with what the machine says', async () => {
    const world = await makeWorld(database().store)
    const claim = await world.running()
    const answer = await world.store.write(() => requestCancel({ runId: claim.runId, now: noon }))
    assert.deepEqual(answer, { state: 'cancelling', machineId: world.machineId, fence: claim.fence })
    assert.equal((await world.row(claim.runId, 'statuscode')).statuscode, 2)
    assert.deepEqual(await world.store.read(() => cancelRequests(world)), [claim])
    const end = { event: 'confirmCancel', detail: 'Stopped in File.Copy.' } as const
    await world.store.write(() => finishRun({ ...claim, end, now: noon + 9000 }))
    assert.deepEqual(await world.row(claim.runId, 'statuscode', 'errorcode', 'rundetails'), {
      statuscode: 7,
      errorcode: null,
      rundetails: '{"detail":"Stopped in File.Copy."}',
    })
  })

  test('of a run that has ended changes nothing; of one that never was is an error', async () => {
    const world = await makeWorld(database().store)
    const claim = await world.running()
    const end = { event: 'succeed', outputs: {} } as const
    await world.store.write(() => finishRun({ ...claim, end, now: noon }))
    const answer = await world.store.write(() => requestCancel({ runId: claim.runId, now: noon }))
    assert.deepEqual(answer, { state: 'succeeded', machineId: null, fence: null })
    const unknown = world.store.write(() => requestCancel({ runId: world.userId, now: noon }))
    await assert.rejects(unknown, { errorName: 'ObjectDoesNotExist' })
  })
})
