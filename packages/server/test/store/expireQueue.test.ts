import assert from 'node:assert/strict'
import { test } from 'node:test'
import { expireQueue } from '../../src/store/expireQueue.ts'
import { forEachDatabase } from './forEachDatabase.ts'
import { makeWorld, noon } from './world.ts'

forEachDatabase('A run that waited too long', database => {
  test('ends as failed and says what the machines of its group were doing', async () => {
    const world = await makeWorld(database().store)
    const busy = await world.running()
    const due = await world.accept({ queueTimeoutSeconds: 10 })
    const early = await world.accept({ queueTimeoutSeconds: 11 })
    const ended = await world.store.write(() => expireQueue({ now: noon + 10_000 }))
    assert.deepEqual(ended, [due])
    const row = await world.row(due, 'statuscode', 'errorcode', 'errormessage')
    assert.equal(row.statuscode, 8)
    assert.equal(row.errorcode, 'NoCandidateMachine')
    assert.match(
      row.errormessage as string,
      /^No machine able to run the desktop flow has been found\. Machines of the group: '.+' has 1 of 2 sessions in use/,
    )
    assert.equal(await world.stateOf(early), 'waiting')
    assert.equal(await world.stateOf(busy.runId), 'running')
  })
})
