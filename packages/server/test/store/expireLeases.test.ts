import assert from 'node:assert/strict'
import { test } from 'node:test'
import { expireLeases } from '../../src/store/expireLeases.ts'
import { extendLeases } from '../../src/store/extendLeases.ts'
import { finishRun } from '../../src/store/finishRun.ts'
import { releaseRun } from '../../src/store/releaseRun.ts'
import { renewLeases } from '../../src/store/renewLeases.ts'
import { requestCancel } from '../../src/store/requestCancel.ts'
import { forEachDatabase } from './forEachDatabase.ts'
import { makeWorld, noon, type World } from './world.ts'

const expire = async (world: World, now: number) =>
  (await world.store.write(() => expireLeases({ now }))).filter(({ machineId }) => machineId === world.machineId)

forEachDatabase('A lease that has run out', database => {
  test('puts a run that had not started back to its place, for any machine', async () => {
    const world = await makeWorld(database().store)
    const first = await world.accept()
    const second = await world.accept()
    const { fence } = (await world.claim())!
    assert.deepEqual(await expire(world, noon + 30_000), [], 'not before its time')
    const state = 'waiting'
    assert.deepEqual(await expire(world, noon + 30_001), [{ runId: first, machineId: world.machineId, fence, state }])
    const again = (await world.claim())!
    assert.equal(again.runId, first)
    assert.ok(again.fence > fence)
    assert.equal((await world.claim())?.runId, second)
  })

  test('ends a started run as failed, says which machine and since when, and refuses the machine from then on', async () => {
    const world = await makeWorld(database().store)
    const claim = await world.running()
    await expire(world, noon + 60_000)
    const row = await world.row(claim.runId, 'statuscode', 'errorcode', 'errormessage')
    assert.equal(row.statuscode, 8)
    assert.equal(row.errorcode, 'UIFlowAgentNotAvailable')
    assert.match(row.errormessage as string, /^The machine '.*' stopped answering\. .*2022-09-05T08:04:11\.250Z\. /)
    const end = { event: 'succeed', outputs: {} } as const
    assert.equal(await world.store.write(() => finishRun({ ...claim, end, now: noon })), false)
  })

  test('ends a run that was being cancelled as cancelled', async () => {
    const world = await makeWorld(database().store)
    const { runId } = await world.running()
    await world.store.write(() => requestCancel({ runId, now: noon }))
    await expire(world, noon + 60_000)
    assert.equal(await world.stateOf(runId), 'cancelled')
  })

  test('does not happen to one that is renewed by its holder, or extended when the server starts', async () => {
    const world = await makeWorld(database().store)
    const claim = await world.running()
    const older = { ...claim, fence: claim.fence - 1 }
    const renew = (leaseUntil: number) =>
      world.store.write(() => renewLeases({ machineId: world.machineId, claims: [claim, older], leaseUntil }))
    assert.deepEqual(await renew(noon + 90_000), [older])
    assert.deepEqual(await expire(world, noon + 80_000), [])
    await world.store.write(() => extendLeases({ leaseUntil: noon + 100_000 }))
    assert.deepEqual(await expire(world, noon + 95_000), [])
    assert.equal(await world.stateOf(claim.runId), 'running')
  })
})

forEachDatabase('A claim given back', database => {
  test('leaves the run in its place; given back twice or after the start it is refused', async () => {
    const world = await makeWorld(database().store)
    const first = await world.accept()
    await world.accept()
    const { fence } = (await world.claim())!
    const release = (runId: string, number: number) =>
      world.store.write(() => releaseRun({ runId, fence: number, now: noon }))
    assert.equal(await release(first, fence - 1), false)
    assert.equal(await release(first, fence), true)
    assert.equal(await release(first, fence), false)
    assert.equal((await world.claim())?.runId, first)
    await world.claim()
    const started = await world.running()
    assert.equal(await release(started.runId, started.fence), false)
  })
})
