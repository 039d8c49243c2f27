import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RunEnd } from '@deskhand/contract/agentMessages'
import { flowSession } from '@deskhand/contract/tables/flowSession'
import { finishRun } from '../../src/store/finishRun.ts'
import { readContent } from '../../src/store/readContent.ts'
import { all, one, sql } from '../../src/store/steps.ts'
import { forEachDatabase } from './forEachDatabase.ts'
import { makeWorld, noon, type World } from './world.ts'

const end = (world: World, claim: { runId: string; fence: number }, event: RunEnd, now = noon + 32_000) =>
  world.store.write(() => finishRun({ ...claim, end: event, usage: { cpuPercent: 12.5, memoryMB: 80.4 }, now }))

forEachDatabase('The end of a run', database => {
  test('keeps outputs, times in ms and what the machine measured, and frees the machine', async () => {
    const world = await makeWorld(database().store)
    const claim = await world.running()
    assert.equal(await end(world, claim, { event: 'succeed', outputs: { Total: 'ä€😀' } }), true)
    const times = ['startedon', 'completedon', 'runduration', 'runwaitduration', 'runexecutionduration']
    assert.deepEqual(await world.row(claim.runId, 'statuscode', 'statecode', 'errorcode', ...times), {
      statuscode: 4,
      statecode: 0,
      errorcode: null,
      startedon: noon + 2000,
      completedon: noon + 32_000,
      runduration: 32_000,
      runwaitduration: 2000,
      runexecutionduration: 30_000,
    })
    assert.deepEqual(await world.row(claim.runId, 'machinepercentcpuusage', 'machineramusage', 'machineid'), {
      machinepercentcpuusage: 12.5,
      machineramusage: 80,
      machineid: world.machineId,
    })
    const outputs = await world.store.read(() => readContent(flowSession, claim.runId, 'outputs'))
    assert.equal(outputs?.content, '{"Total":"ä€😀"}')
    const held = await world.store.read(() => all(sql`select runid from dh_claim where runid = ${claim.runId}`))
    assert.deepEqual(held, [])
  })

  const cases: readonly { event: RunEnd; statuscode: number; errorcode: string | null; errormessage: string | null }[] =
    [
      {
        event: { event: 'fail', failure: { code: 'FileNotFound', message: 'No such file.\0', details: 'Line 3' } },
        statuscode: 8,
        errorcode: 'FileNotFound',
        errormessage: 'No such file.\ufffd',
      },
      {
        event: { event: 'timeOut', detail: 'Killed after 60 seconds.' },
        statuscode: 10,
        errorcode: 'DesktopFlowsActionTimeout',
        errormessage: 'Killed after 60 seconds.',
      },
      {
        event: { event: 'fail', failure: { code: 'X', message: `${'x'.repeat(9999)}😀` } },
        statuscode: 8,
        errorcode: 'X',
        errormessage: 'x'.repeat(9999),
      },
    ]
  for (const { event, ...expected } of cases) {
    test(`by '${event.event}' shows as statuscode ${expected.statuscode}, ${expected.errorcode}`, async () => {
      const world = await makeWorld(database().store)
      const claim = await world.running()
      await end(world, claim, event)
      assert.deepEqual(await world.row(claim.runId, 'statuscode', 'errorcode', 'errormessage'), expected)
    })
  }

  test('is kept once: said again, or with an older fencing number, it is refused and changes nothing', async () => {
    const world = await makeWorld(database().store)
    const claim = await world.running()
    const failed: RunEnd = { event: 'fail', failure: { code: 'X', message: 'late' } }
    assert.equal(await end(world, { ...claim, fence: claim.fence - 1 }, failed), false)
    assert.equal(await end(world, claim, { event: 'succeed', outputs: {} }), true)
    const before = await world.row(claim.runId, 'statuscode', 'versionnumber', 'completedon')
    assert.equal(await end(world, claim, failed, noon + 40_000), false)
    assert.deepEqual(await world.row(claim.runId, 'statuscode', 'versionnumber', 'completedon'), before)
  })

  test('plans the callback in the same transaction, with the exact body', async () => {
    const world = await makeWorld(database().store)
    const heard: string[] = []
    const forget = world.store.listen('dh_callback', delivery => heard.push(delivery))
    const claim = await world.running({ callbackUrl: 'https://hooks.example.org/pad' })
    await end(world, claim, { event: 'succeed', outputs: {} })
    const delivery = await world.store.read(() =>
      one(sql`
        select dh_callbackdeliveryid, dh_url, dh_body, dh_status, dh_attempts, dh_nextattempton, ownerid
        from dh_callbackdelivery where dh_flowsessionid = ${claim.runId}`),
    )
    const { dh_callbackdeliveryid, ...rest } = delivery!
    assert.deepEqual(rest, {
      dh_url: 'https://hooks.example.org/pad',
      dh_body: `{"statuscode":4,"statecode":0,"startedon":"2022-09-05T08:04:13Z","completedon":"2022-09-05T08:04:43Z","flowsessionid":"${claim.runId}"}`,
      dh_status: 0,
      dh_attempts: 0,
      dh_nextattempton: noon + 32_000,
      ownerid: world.userId,
    })
    while (!heard.includes(dh_callbackdeliveryid as string)) await new Promise(resolve => setImmediate(resolve))
    forget()
  })
})
