import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { createOutbox, stoppingReason } from '../../src/link/outbox.ts'

const claim = { runId: 'a', fence: 1 }
const log = { type: 'log', claim, entries: [] } as const

describe('The outbox', () => {
  test('keeps messages in order until they are acknowledged', async () => {
    const outbox = createOutbox()
    const [first, second] = [outbox.add(log), outbox.add(log)]
    assert.deepEqual(outbox.waiting(), [first.message, second.message])
    outbox.settle({ type: 'ack', id: first.message.id, accepted: true })
    assert.equal((await first.answer).accepted, true)
    assert.deepEqual(outbox.waiting(), [second.message])
  })

  test('answers what is said of a forgotten run with a refusal, and leaves the others', async () => {
    const outbox = createOutbox()
    const gone = outbox.add(log)
    const other = outbox.add({ ...log, claim: { runId: 'a', fence: 2 } })
    outbox.forget(claim, 'dropped')
    assert.deepEqual(await gone.answer, { type: 'ack', id: gone.message.id, accepted: false, reason: 'dropped' })
    assert.deepEqual(outbox.waiting(), [other.message])
  })

  test('answers everything when the agent stops', async () => {
    const outbox = createOutbox()
    const { answer } = outbox.add(log)
    outbox.forgetAll()
    assert.equal((await answer).reason, stoppingReason)
  })

  test('does not mind an acknowledgement that comes twice', () => {
    const outbox = createOutbox()
    const { message } = outbox.add(log)
    outbox.settle({ type: 'ack', id: message.id, accepted: true })
    outbox.settle({ type: 'ack', id: message.id, accepted: true })
    assert.deepEqual(outbox.waiting(), [])
  })
})
