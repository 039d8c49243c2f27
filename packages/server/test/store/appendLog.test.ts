import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { LogEntry } from '@deskhand/contract/agentMessages'
import { appendLog } from '../../src/store/appendLog.ts'
import { finishRun } from '../../src/store/finishRun.ts'
import { all, sql } from '../../src/store/steps.ts'
import { forEachDatabase } from './forEachDatabase.ts'
import { makeWorld, noon, type World } from './world.ts'

const entry = (index: number, more: Partial<LogEntry> = {}): LogEntry => ({
  index,
  time: noon + index,
  duration: 1.6,
  action: 'File.Copy',
  subflow: 'Main',
  line: index + 1,
  level: 'info',
  status: 'Succeeded',
  ...more,
})

const log = (world: World, claim: { runId: string; fence: number }, entries: readonly LogEntry[]) =>
  world.store.write(() => appendLog({ ...claim, entries, now: noon + 9000 }))

const rows = (world: World, runId: string) =>
  world.store.read(() =>
    all(sql`
      select logindex, name, duration, level, createdon, data, type, parentobjectid, parentobjectid_table, desktopflowid
      from flowlog where flowsessionid = ${runId} order by logindex`),
  )

forEachDatabase('The log of a run', database => {
  test('keeps entries in their order, each once however often it comes', async () => {
    const world = await makeWorld(database().store)
    const claim = await world.running()
    assert.equal(await log(world, claim, [entry(0), entry(1)]), true)
    assert.equal(await log(world, claim, [entry(1, { action: 'other' }), entry(2, { message: 'a\0b' })]), true)
    const kept = await rows(world, claim.runId)
    assert.deepEqual(
      kept.map(row => [row.logindex, row.name, row.createdon]),
      [
        [0, 'File.Copy', noon],
        [1, 'File.Copy', noon + 1],
        [2, 'File.Copy', noon + 2],
      ],
    )
    const { data, ...first } = kept[0]!
    assert.deepEqual(first, {
      logindex: 0,
      name: 'File.Copy',
      duration: 2,
      level: 100_000_002,
      createdon: noon,
      type: 100_000_001,
      parentobjectid: claim.runId,
      parentobjectid_table: 'flowsession',
      desktopflowid: world.workflowId,
    })
    assert.deepEqual(JSON.parse(data as string), {
      actionName: 'File.Copy',
      startTime: new Date(noon).toISOString(),
      endTime: new Date(noon + 1.6).toISOString(),
      subflow: 'Main',
      line: 1,
      status: 'Succeeded',
    })
  })

  test('cuts a message that does not fit and stays JSON', async () => {
    const world = await makeWorld(database().store)
    const claim = await world.running()
    await log(world, claim, [entry(0, { message: '"'.repeat(200_000) })])
    const [row] = await rows(world, claim.runId)
    assert.equal((JSON.parse(row!.data as string) as { truncated: boolean }).truncated, true)
  })

  test('is closed to older fencing numbers and after the end', async () => {
    const world = await makeWorld(database().store)
    const claim = await world.running()
    assert.equal(await log(world, { ...claim, fence: claim.fence - 1 }, [entry(0)]), false)
    await world.store.write(() => finishRun({ ...claim, end: { event: 'succeed', outputs: {} }, now: noon }))
    assert.equal(await log(world, claim, [entry(0)]), false)
    assert.deepEqual(await rows(world, claim.runId), [])
  })
})
