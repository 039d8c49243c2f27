import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { LogEntry } from '@deskhand/contract/agentMessages'
import type { AgentContext } from '../src/context.ts'
import type { HeldRun } from '../src/heldRun.ts'
import type { Ack } from '../src/link/outbox.ts'
import { createLogSender } from '../src/logSender.ts'
import { fakeClock } from './support/fakeClock.ts'
import { assignment, runId } from './support/startTestAgent.ts'

const entries = (from: number, to: number): LogEntry[] =>
  Array.from({ length: to - from }, (_, at) => ({
    ...{ index: from + at, time: from + at, duration: 0, action: 'SET', subflow: 'Main', line: 1 },
    ...{ level: 'info', status: 'Succeeded' },
  }))

/** A sender over a link whose answers the test gives. */
function newSender() {
  const sent: number[][] = []
  const answers: ((ack: Ack) => void)[] = []
  const run: HeldRun = {
    ...{ claim: { runId, fence: 1 }, assignment: assignment(), runner: undefined, started: true, stop: undefined },
  }
  const ask = (message: { readonly entries: readonly LogEntry[] }) => {
    sent.push([message.entries[0]!.index, message.entries.length])
    return new Promise<Ack>(resolve => answers.push(resolve))
  }
  const context = { link: { ask }, settings: { clock: fakeClock() } } as unknown as AgentContext
  return {
    run,
    sent,
    sender: createLogSender(run, context),
    async answer(accepted = true) {
      answers.shift()?.({ type: 'ack', id: 1, accepted })
      await new Promise(setImmediate)
    },
  }
}
const stop = { reason: 'cancel', askedAt: 0, graceSeconds: 10, killed: undefined } as const

describe('The log of a run on its way to the server', () => {
  test('goes in messages of a hundred entries, the next when the last is kept', async () => {
    const { sender, sent, answer } = newSender()
    sender.add(entries(0, 250))
    assert.deepEqual(sent, [[0, 100]])
    await answer()
    await answer()
    assert.deepEqual(sent, [
      [0, 100],
      [100, 100],
      [200, 50],
    ])
  })

  test('is sent before the end of a run', async () => {
    const { sender, sent, answer } = newSender()
    sender.add(entries(0, 150))
    const rest = sender.rest(entries(150, 152))
    await answer()
    await answer()
    assert.deepEqual(sent.at(-1), [100, 50])
    assert.deepEqual(await rest, entries(150, 152))
  })

  test('does not hold up the end where nothing waits', async () => {
    const { sender } = newSender()
    sender.add(entries(0, 3))
    assert.deepEqual(await sender.rest(entries(3, 4)), entries(3, 4))
  })

  test('does not hold up a run that was asked to stop: its last entries go with the end, after a mark', async () => {
    const { sender, run } = newSender()
    sender.add(entries(0, 1000))
    run.stop = stop
    const rest = await sender.rest(entries(1000, 1010))
    assert.deepEqual([rest.length, rest[0]!.index, rest.at(-1)!.index], [100, 910, 1009])
    assert.equal(rest[0]!.message, 'The log was cut here: 811 entries were not kept, since the run was asked to stop.')
  })

  test('is given up by a stop while the end waits', async () => {
    const { sender, sent, run, answer } = newSender()
    sender.add(entries(0, 1000))
    const rest = sender.rest([])
    run.stop = stop
    await answer()
    assert.deepEqual(sent, [[0, 100]])
    assert.equal((await rest).at(-1)!.index, 999)
  })

  test('ends where the server refuses it', async () => {
    const { sender, sent, run, answer } = newSender()
    sender.add(entries(0, 1000))
    await answer(false)
    assert.deepEqual(sent, [[0, 100]])
    assert.equal((run as { stop?: { reason: string } }).stop?.reason, 'drop')
  })
})
