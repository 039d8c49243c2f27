import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isTerminal, next, type RunEvent, type RunState, statuscodeOf } from '@deskhand/contract/runLifeCycle'
import fc from 'fast-check'
import { appendLog } from '../../src/store/appendLog.ts'
import { endRun } from '../../src/store/endRun.ts'
import { expireLeases } from '../../src/store/expireLeases.ts'
import { expireQueue } from '../../src/store/expireQueue.ts'
import { finishRun } from '../../src/store/finishRun.ts'
import { releaseRun } from '../../src/store/releaseRun.ts'
import { requestCancel } from '../../src/store/requestCancel.ts'
import { startRun } from '../../src/store/startRun.ts'
import { all, sql } from '../../src/store/steps.ts'
import { forEachDatabase } from './forEachDatabase.ts'
import { makeWorld, noon, type World } from './world.ts'

/** What a test knows of a run: only what the life cycle and the answers said. */
interface ModelRun {
  state: RunState
  /** Fencing numbers the run was given, the last one current while a machine holds it. */
  fences: number[]
  enqueued: number
}

interface Model {
  now: number
  readonly runs: Map<string, ModelRun>
}

const holds = (run: ModelRun): boolean => ['assigned', 'running', 'cancelling'].includes(run.state)
const apply = (run: ModelRun, event: RunEvent): boolean => {
  const state = next(run.state, event)
  if (state === undefined) return false
  run.state = state
  return true
}

/** One step: which verb, on which run, with which of its fencing numbers (0: the newest). */
type Step = readonly [verb: (typeof verbs)[number], run: number, fenceAge: number]
const verbs = [
  'accept',
  'claim',
  'start',
  'release',
  'succeed',
  'fail',
  'confirmCancel',
  'timeOut',
  'cancel',
  'lose',
  'log',
  'expireLeases',
  'expireQueue',
] as const

async function take([verb, which, fenceAge]: Step, world: World, model: Model): Promise<void> {
  const { store } = world
  model.now += 1000
  const now = model.now
  if (verb === 'accept') {
    const id = await world.accept({ now, queueTimeoutSeconds: 40 })
    model.runs.set(id, { state: 'waiting', fences: [], enqueued: now })
    return
  }
  if (verb === 'claim') {
    const claim = await world.claim({ now, leaseUntil: now + 20_000 })
    const waiting = [...model.runs].find(([, run]) => run.state === 'waiting')
    assert.equal(claim?.runId, waiting?.[0], 'the oldest waiting run')
    if (claim === undefined) return
    const run = waiting![1]
    const newest = Math.max(0, ...[...model.runs.values()].flatMap(({ fences }) => fences))
    assert.ok(claim.fence > newest, 'fencing numbers grow')
    apply(run, 'claim')
    run.fences.push(claim.fence)
    return
  }
  if (verb === 'expireLeases') {
    const after = now + 20_001
    const expired = await store.write(() => expireLeases({ now: after }))
    const lost = [...model.runs].filter(([, run]) => holds(run))
    assert.deepEqual(
      expired.map(({ runId, state }) => `${runId} ${state}`).sort(),
      lost.map(([id, run]) => `${id} ${next(run.state, 'loseMachine')}`).sort(),
    )
    for (const [, run] of lost) apply(run, 'loseMachine')
    return
  }
  if (verb === 'expireQueue') {
    const ended = await store.write(() => expireQueue({ now }))
    const due = [...model.runs].filter(([, run]) => run.state === 'waiting' && run.enqueued + 40_000 <= now)
    assert.deepEqual(ended.sort(), due.map(([id]) => id).sort())
    for (const [, run] of due) apply(run, 'queueTimeOut')
    return
  }
  const entry = [...model.runs][which % Math.max(1, model.runs.size)]
  if (entry === undefined) return
  const [runId, run] = entry
  const fence = run.fences.at(-1 - fenceAge) ?? 0
  const current = holds(run) && fence === run.fences.at(-1)
  switch (verb) {
    case 'start': {
      const again = current && run.state === 'running'
      const start = { runId, fence, sessionUser: 'ada', processVersion: '1', now }
      assert.equal(await store.write(() => startRun(start)), again || (current && apply(run, 'start')))
      return
    }
    case 'release':
      assert.equal(await store.write(() => releaseRun({ runId, fence, now })), current && apply(run, 'release'))
      return
    case 'cancel': {
      apply(run, 'requestCancel')
      assert.equal((await store.write(() => requestCancel({ runId, now }))).state, run.state)
      return
    }
    case 'lose':
      assert.equal(await store.write(() => endRun({ runId, event: 'loseMachine', now })), apply(run, 'loseMachine'))
      return
    case 'log': {
      const kept = await store.write(() => appendLog({ runId, fence, entries: [], now }))
      assert.equal(kept, current && run.state !== 'assigned')
      return
    }
    default: {
      const end = {
        succeed: { event: 'succeed', outputs: {} },
        fail: { event: 'fail', failure: { code: 'X', message: 'x' } },
        confirmCancel: { event: 'confirmCancel', detail: '' },
        timeOut: { event: 'timeOut', detail: '' },
      } as const
      assert.equal(
        await store.write(() => finishRun({ runId, fence, end: end[verb], now })),
        current && apply(run, verb),
      )
    }
  }
}

/** What must hold at every moment, between what the store keeps and what the model says. */
async function compare(world: World, model: Model): Promise<void> {
  const { runs, queued, claimed } = await world.store.scan(function* () {
    return {
      runs: yield* all(sql`
        select flowsessionid, dh_state, statuscode, startedon, completedon
        from flowsession where machinegroupid = ${world.groupId}`),
      queued: yield* all(sql`select runid from dh_queue where groupid = ${world.groupId}`),
      claimed: yield* all(sql`select runid, fence from dh_claim where groupid = ${world.groupId}`),
    }
  })
  assert.equal(runs.length, model.runs.size)
  for (const row of runs) {
    const { state } = model.runs.get(row.flowsessionid as string)!
    assert.equal(row.dh_state, state)
    assert.equal(row.statuscode, statuscodeOf[state])
    assert.equal(row.completedon !== null, isTerminal(state))
  }
  const named = (state: (run: ModelRun) => boolean) => [...model.runs].filter(([, run]) => state(run))
  assert.deepEqual(
    queued.map(row => row.runid).sort(),
    named(run => run.state === 'waiting')
      .map(([id]) => id)
      .sort(),
  )
  assert.deepEqual(
    claimed.map(row => `${row.runid} ${row.fence}`).sort(),
    named(holds)
      .map(([id, run]) => `${id} ${run.fences.at(-1)}`)
      .sort(),
  )
}

forEachDatabase('The store', database => {
  test('moves runs as the life cycle says, whatever is asked in whatever order', async () => {
    // The first steps are likelier to make runs and bring them on, so that the rest has something to meet.
    const likely = fc.constantFrom<Step[0][]>('accept', 'claim', 'claim', 'start', 'start', ...verbs)
    const step = fc.tuple(likely, fc.nat(3), fc.constantFrom(0, 0, 0, 1))
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async steps => {
        const world = await makeWorld(database().store)
        const model: Model = { now: noon, runs: new Map() }
        for (const one of [['accept', 0, 0], ...steps] as const) await take(one, world, model)
        await compare(world, model)
        // Nothing is left behind for the sequence after this one.
        for (const id of model.runs.keys()) {
          await world.store.write(() => endRun({ runId: id, event: 'fail', now: model.now }))
        }
      }),
      { numRuns: 30 },
    )
  })
})
