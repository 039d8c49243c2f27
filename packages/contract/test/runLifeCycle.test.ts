import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  isTerminal,
  next,
  type RunEvent,
  runEvents,
  runStates,
  statesThatAccept,
  statuscodeOf,
  terminalStatuscodes,
} from '../src/runLifeCycle.ts'

test('every cell of the life cycle is a decision', () => {
  const matrix = runStates.map(state => [
    state,
    ...runEvents.flatMap(event => (next(state, event) === undefined ? [] : [`${event} → ${next(state, event)}`])),
  ])
  assert.deepEqual(matrix, [
    ['waiting', 'claim → assigned', 'fail → failed', 'requestCancel → cancelled', 'queueTimeOut → failed'],
    [
      'assigned',
      'release → waiting',
      'start → running',
      'fail → failed',
      'requestCancel → cancelled',
      'loseMachine → waiting',
    ],
    [
      'running',
      'succeed → succeeded',
      'fail → failed',
      'requestCancel → cancelling',
      'timeOut → timedOut',
      'loseMachine → failed',
    ],
    [
      'cancelling',
      'succeed → succeeded',
      'fail → failed',
      'confirmCancel → cancelled',
      'timeOut → timedOut',
      'loseMachine → cancelled',
    ],
    ['succeeded'],
    ['failed'],
    ['cancelled'],
    ['timedOut'],
  ])
})

test('whatever happens to a run, it starts once at most, ends once at most, and then never changes', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...runEvents), { maxLength: 60 }), events => {
      let state: (typeof runStates)[number] = 'waiting'
      let starts = 0
      let ends = 0
      for (const event of events) {
        const after = next(state, event)
        if (after === undefined) continue
        assert.ok(!isTerminal(state), `${state} took ${event}`)
        if (event === 'start') starts++
        if (isTerminal(after)) ends++
        state = after
      }
      assert.ok(starts <= 1 && ends <= 1)
    }),
  )
})

test('from every state that is no end, an end can be reached', () => {
  for (const state of runStates) {
    const reached = new Set([state])
    for (const one of reached) for (const event of runEvents) reached.add(next(one, event) ?? one)
    assert.ok([...reached].some(isTerminal), state)
  }
})

test('the states that accept an event are those with a cell for it', () => {
  const rows: Partial<Record<RunEvent, readonly string[]>> = {
    claim: ['waiting'],
    start: ['assigned'],
    succeed: ['running', 'cancelling'],
    requestCancel: ['waiting', 'assigned', 'running'],
  }
  for (const [event, states] of Object.entries(rows))
    assert.deepEqual(statesThatAccept(event as RunEvent), states, event)
})

test('callers see the end of a run exactly when it has ended', () => {
  for (const state of runStates)
    assert.equal(terminalStatuscodes.includes(statuscodeOf[state]), isTerminal(state), state)
})
