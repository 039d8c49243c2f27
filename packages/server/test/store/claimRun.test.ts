import assert from 'node:assert/strict'
import { test } from 'node:test'
import { claimRun } from '../../src/store/claimRun.ts'
import { forEachDatabase } from './forEachDatabase.ts'
import { makeWorld, noon } from './world.ts'

forEachDatabase('A claim', database => {
  test('takes runs by priority, then by age', async () => {
    const world = await makeWorld(database().store)
    const first = await world.accept()
    const second = await world.accept()
    const urgent = await world.accept({ priority: 100 })
    const order = [await world.claim(), await world.claim(), await world.claim(), await world.claim()]
    assert.deepEqual(
      order.map(claim => claim?.runId),
      [urgent, first, second, undefined],
    )
  })

  test('takes only the run modes the machine serves, and only runs of its group', async () => {
    const world = await makeWorld(database().store)
    const elsewhere = await makeWorld(database().store)
    const attended = await world.accept({ runMode: 'attended' })
    const unattended = await world.accept({ runMode: 'unattended' })
    assert.equal(await elsewhere.claim(), undefined)
    assert.equal(await world.claim({ runModes: [] }), undefined)
    assert.equal((await world.claim({ runModes: ['unattended'] }))?.runId, unattended)
    assert.equal((await world.claim({ runModes: ['attended'] }))?.runId, attended)
  })

  test('carries all a machine needs, and leaves the run waiting to its callers', async () => {
    const world = await makeWorld(database().store)
    const runId = await world.accept({ timeoutSeconds: 90 })
    const { fence, ...claimed } = (await world.claim())!
    assert.deepEqual(claimed, {
      runId,
      workflowId: world.workflowId,
      flowName: 'Orders',
      definition: 'SET A TO 1',
      inputSchema: '{"schema":null}',
      outputSchema: '',
      inputs: '{"Input1":"Value"}',
      runMode: 'unattended',
      account: 'local\\ada',
      timeoutSeconds: 90,
      ownerId: world.userId,
      dependencies: null,
    })
    assert.ok(fence > 0)
    assert.deepEqual(await world.row(runId, 'statuscode', 'machineid', 'startedon', 'dh_state'), {
      statuscode: 3,
      machineid: world.machineId,
      startedon: null,
      dh_state: 'assigned',
    })
  })

  test('gives each run to one machine, however many ask at once', async () => {
    const world = await makeWorld(database().store)
    const accepted = await Promise.all(Array.from({ length: 60 }, () => world.accept()))
    const taken: { runId: string; fence: number }[] = []
    const machine = async (): Promise<void> => {
      for (let claim = await world.claim(); claim !== undefined; claim = await world.claim()) taken.push(claim)
    }
    await Promise.all(Array.from({ length: 16 }, machine))
    // A claim passes over rows somebody else is at, so a machine may go home early; none stays behind in the end.
    await machine()
    assert.deepEqual(taken.map(({ runId }) => runId).sort(), accepted.sort())
    assert.equal(new Set(taken.map(({ fence }) => fence)).size, 60)
  })

  test('of several in one transaction takes several runs', async () => {
    const world = await makeWorld(database().store)
    const runs = [await world.accept(), await world.accept()]
    const options = { machineId: world.machineId, groupId: world.groupId, leaseUntil: noon, now: noon }
    const claimed = await world.store.write(function* () {
      const one = yield* claimRun({ ...options, runModes: ['unattended'] })
      const other = yield* claimRun({ ...options, runModes: ['unattended'] })
      return [one?.runId, other?.runId]
    })
    assert.deepEqual(claimed, runs)
  })
})
