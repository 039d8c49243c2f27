import assert from 'node:assert/strict'
import { test } from 'node:test'
import { reconcileMachine } from '../../src/store/reconcileMachine.ts'
import { forEachDatabase } from './forEachDatabase.ts'
import { makeWorld, noon } from './world.ts'

forEachDatabase('A machine that connects again', database => {
  test('keeps the runs it names, loses those it does not, and is told to drop what is not its own', async () => {
    const world = await makeWorld(database().store)
    const kept = await world.running()
    const lost = await world.running()
    const notStarted = await world.accept()
    await world.claim()
    const foreign = { runId: lost.runId, fence: lost.fence - 1 }
    const answer = await world.store.write(() =>
      reconcileMachine({ ...world, running: [kept, foreign], now: noon + 5000, leaseUntil: noon + 90_000 }),
    )
    assert.deepEqual(answer, { drop: [foreign], ended: [lost.runId] })
    assert.equal(await world.stateOf(kept.runId), 'running')
    assert.equal(await world.stateOf(lost.runId), 'failed')
    assert.equal(await world.stateOf(notStarted), 'waiting')
    const { errormessage } = await world.row(lost.runId, 'errormessage')
    assert.match(errormessage as string, /came back without the run/)
  })
})
