import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { readAgentMessage } from '../../src/link/readAgentMessage.ts'

const claim = { runId: '33333333-3333-4333-8333-333333333333', fence: 1 }
const end = (value: unknown) => ({ type: 'end', id: 1, claim, end: value })

describe('A message of an agent', () => {
  for (const message of [
    { type: 'capacity', free: 0 },
    { type: 'heartbeat', id: 1, running: [claim] },
    end({ event: 'succeed', outputs: { A: 1 } }),
    end({ event: 'fail', failure: { code: 'A', message: 'B' } }),
    { type: 'heartbeat', id: 1, running: [], more: 'what a newer agent says' },
  ])
    test(`is taken: ${JSON.stringify(message)}`, () =>
      assert.deepEqual(readAgentMessage(JSON.stringify(message)), { message }))

  for (const [message, problem] of [
    ['{', 'message must be JSON'],
    ['null', /^message.type must be one of hello, /],
    [{ type: '__proto__' }, /^message.type must be one of/],
    [{ type: 'capacity', free: 1.5 }, 'message.free must be a whole number from 0'],
    [{ type: 'start', id: 1, claim: { runId: 'x', fence: 1 } }, 'message.claim.runId must be a lower-case GUID'],
    [{ type: 'heartbeat', id: 1, running: [claim, 1] }, 'message.running[1] must be an object'],
    [end({ event: 'claim' }), 'message.end.event must be one of succeed, fail, confirmCancel, timeOut'],
    [end({ event: 'succeed', outputs: [] }), 'message.end.outputs must be an object'],
    [{ type: 'log', id: 1, claim, entries: 'x' }, 'message.entries must be a list of at most 10000'],
  ] as const)
    test(`is refused: ${JSON.stringify(message)}`, () => {
      const read = readAgentMessage(typeof message === 'string' ? message : JSON.stringify(message))
      const found = 'problem' in read ? read.problem : ''
      if (typeof problem === 'string') assert.equal(found, problem)
      else assert.match(found, problem)
    })
})
