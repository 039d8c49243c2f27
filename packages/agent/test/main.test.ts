import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { AgentMessage, LogEntry, RunClaim, ServerMessage } from '@deskhand/contract/agentMessages'
import { fakeRunner } from './support/fakeRunner.ts'
import { assignment, groupId, machineId, runId, startTestAgent, type TestAgent } from './support/startTestAgent.ts'

/** What the server hears, what it says, and what happens on the machine in between. */
type Step =
  | readonly ['hears', AgentMessage['type'], Readonly<Record<string, unknown>>]
  | readonly ['says', ServerMessage | ((last: AgentMessage) => ServerMessage)]
  | readonly ['does', string, (agent: TestAgent) => unknown]

interface Conversation {
  readonly title: string
  readonly steps: readonly Step[]
  readonly with?: Parameters<typeof startTestAgent>[0]
}

const claim: RunClaim = { runId, fence: 1 }
const welcome = (drop: RunClaim[] = []): Step => [
  'says',
  { type: 'welcome', machineId, groupId, heartbeatSeconds: 10, leaseSeconds: 45, drop },
]
const acknowledge = (accepted = true): Step => [
  'says',
  last => ({ type: 'ack', id: 'id' in last ? last.id : 0, accepted, ...(accepted ? {} : { reason: 'older fence' }) }),
]
const runner = (what: string, action: (runner: TestAgent['runners'][number]) => unknown, which = 0): Step => [
  'does',
  what,
  ({ runners }) => action(runners[which]!),
]
const asked = (...what: string[]): Step => [
  'does',
  `the runner was asked to ${what.join(', ')}`,
  async ({ runners }) => {
    while (runners[0]!.asked.length < what.length) await new Promise(setImmediate)
    assert.deepEqual(runners[0]!.asked, what)
  },
]
const passes = (ms: number): Step => ['does', `${ms} ms pass`, ({ clock }) => clock.advance(ms)]
const cut: Step = [
  'does',
  'the connection is cut',
  async ({ server, clock }) => {
    server.cut()
    await server.closed()
    while (server.tokens.length < 2) {
      await clock.advance(100)
      await new Promise(setImmediate)
    }
  },
]

const connected: readonly Step[] = [
  ['hears', 'hello', { machineId: null, machineName: 'robot', sessionCapacity: 1, running: [] }],
  welcome(),
  ['hears', 'capacity', { free: 1 }],
]
const running: readonly Step[] = [
  ...connected,
  ['says', { type: 'assign', assignment: assignment() }],
  ['hears', 'start', { claim, sessionUser: 'tester', processVersion: '0.0.0' }],
  acknowledge(),
  asked('prepare', 'go'),
]
const entry: LogEntry = {
  index: 0,
  time: 1,
  duration: 2,
  action: 'SET',
  subflow: 'Main',
  line: 1,
  level: 'info',
  status: 'Succeeded',
}

const conversations: readonly Conversation[] = [
  {
    title: 'a run is prepared, started when the server has kept it, logged and ended',
    steps: [
      ...connected,
      ['says', { type: 'assign', assignment: assignment() }],
      ['hears', 'start', { claim }],
      asked('prepare'),
      acknowledge(),
      asked('prepare', 'go'),
      runner('log', it => it.log([entry])),
      ['hears', 'log', { claim, entries: [entry] }],
      acknowledge(),
      runner('end', it => it.end({ kind: 'succeeded', outputs: { Total: 3 } }, [{ ...entry, index: 1 }])),
      ['hears', 'end', { claim, end: { event: 'succeed', outputs: { Total: 3 } }, entries: [{ ...entry, index: 1 }] }],
      acknowledge(),
      ['hears', 'capacity', { free: 1 }],
    ],
  },
  {
    title: 'a run whose start is refused is not executed and not reported',
    steps: [
      ...connected,
      ['says', { type: 'assign', assignment: assignment() }],
      ['hears', 'start', { claim }],
      acknowledge(false),
      ['hears', 'capacity', { free: 1 }],
      asked('prepare', 'kill'),
    ],
  },
  {
    title: 'the same assignment twice is one run',
    steps: [
      ...running,
      ['says', { type: 'assign', assignment: assignment() }],
      runner('end', it => it.end({ kind: 'succeeded', outputs: {} })),
      ['hears', 'end', { claim }],
      acknowledge(),
      ['hears', 'capacity', { free: 1 }],
      ['does', 'nothing else was said', ({ server }) => assert.deepEqual(server.unheard(), [])],
    ],
  },
  {
    title: 'a run beyond the capacity is given back',
    steps: [
      ...running,
      ['says', { type: 'assign', assignment: assignment({ runId: machineId, fence: 2 }) }],
      ['hears', 'release', { claim: { runId: machineId, fence: 2 }, reason: 'The machine has no free session.' }],
    ],
  },
  {
    title: 'a program that cannot run is reported as failed without a start',
    with: {
      newRunner: () =>
        fakeRunner({ outcome: { kind: 'failed', failure: { code: 'ScriptError', message: 'Line 1' } }, entries: [] }),
    },
    steps: [
      ...connected,
      ['says', { type: 'assign', assignment: assignment() }],
      ['hears', 'end', { claim, end: { event: 'fail', failure: { code: 'ScriptError', message: 'Line 1' } } }],
    ],
  },
  {
    title: 'a cancelled program that stops by itself is reported with the time it took',
    steps: [
      ...running,
      ['says', { type: 'cancel', claim, graceSeconds: 10 }],
      asked('prepare', 'go', 'cancel'),
      passes(7),
      runner('end', it => it.end({ kind: 'cancelled' })),
      ['hears', 'end', { end: { event: 'confirmCancel', detail: 'The program stopped 7 ms after it was asked to.' } }],
    ],
  },
  {
    title: 'a cancelled program that does not stop is killed after the grace time',
    steps: [
      ...running,
      ['says', { type: 'cancel', claim, graceSeconds: 10 }],
      asked('prepare', 'go', 'cancel'),
      passes(9_999),
      asked('prepare', 'go', 'cancel'),
      passes(1),
      [
        'hears',
        'end',
        {
          end: {
            event: 'confirmCancel',
            detail: 'The statement in progress did not stop within 10 s; 1 process was killed.',
          },
        },
      ],
    ],
  },
  {
    title: 'a cancelled program that reaches its end first has succeeded',
    steps: [
      ...running,
      ['says', { type: 'cancel', claim, graceSeconds: 10 }],
      asked('prepare', 'go', 'cancel'),
      runner('end', it => it.end({ kind: 'succeeded', outputs: {} })),
      ['hears', 'end', { end: { event: 'succeed', outputs: {} } }],
    ],
  },
  {
    title: 'a cancel with an older fencing number is not heard',
    steps: [
      ...running,
      ['says', { type: 'cancel', claim: { runId, fence: 0 }, graceSeconds: 0 }],
      ['says', { type: 'assign', assignment: assignment({ runId: machineId, fence: 2 }) }],
      ['hears', 'release', {}],
      asked('prepare', 'go'),
    ],
  },
  {
    title: 'a run is stopped when its time is up',
    steps: [
      ...running,
      passes(20_000),
      asked('prepare', 'go', 'cancel'),
      runner('end', it => it.end({ kind: 'cancelled' })),
      [
        'hears',
        'end',
        {
          end: {
            event: 'timeOut',
            detail: 'The run took longer than 20 s. The program stopped 0 ms after it was asked to.',
          },
        },
      ],
    ],
  },
  {
    title: 'a runner that ends without a word is told of with its exit',
    steps: [
      ...running,
      runner('crash', it => it.end({ kind: 'exited', exit: 'signal SIGSEGV', outOfMemory: false })),
      [
        'hears',
        'end',
        {
          end: {
            event: 'fail',
            failure: {
              code: 'RunnerCrashed',
              message: 'The process that executed the flow ended unexpectedly with signal SIGSEGV.',
            },
          },
        },
      ],
    ],
  },
  {
    title: 'heartbeats name the runs in hand, and what the answer drops is stopped without a report',
    steps: [
      ...running,
      passes(10_000),
      ['hears', 'heartbeat', { running: [claim] }],
      ['says', last => ({ type: 'ack', id: (last as { id: number }).id, accepted: true, drop: [claim] })],
      ['hears', 'capacity', { free: 1 }],
      asked('prepare', 'go', 'kill'),
      ['does', 'no end was reported', ({ server }) => assert.deepEqual(server.unheard(), [])],
    ],
  },
  {
    title: 'after a break the agent names its run and says again, in order, what was not acknowledged',
    steps: [
      ...running,
      runner('log', it => it.log([entry])),
      ['hears', 'log', { claim }],
      cut,
      ['hears', 'hello', { machineId, running: [claim] }],
      runner('end', it => it.end({ kind: 'succeeded', outputs: {} })),
      welcome(),
      ['hears', 'log', { claim, entries: [entry] }],
      acknowledge(),
      ['hears', 'end', { claim, end: { event: 'succeed', outputs: {} } }],
      acknowledge(),
    ],
  },
  {
    title: 'a start that was not acknowledged is asked again after a break',
    steps: [
      ...connected,
      ['says', { type: 'assign', assignment: assignment() }],
      ['hears', 'start', { claim }],
      cut,
      ['hears', 'hello', { running: [claim] }],
      welcome(),
      ['hears', 'start', { claim }],
      acknowledge(),
      asked('prepare', 'go'),
    ],
  },
  {
    title: 'a run that was given away during a break is stopped and forgotten',
    steps: [
      ...running,
      cut,
      ['hears', 'hello', { running: [claim] }],
      welcome([claim]),
      asked('prepare', 'go', 'kill'),
      ['does', 'time for an end to be sent', () => new Promise(setImmediate)],
      ['does', 'no end was reported', ({ server }) => assert.ok(!server.unheard().some(({ type }) => type === 'end'))],
    ],
  },
  {
    title: 'a run under way fails with the reason when the agent is stopped',
    steps: [
      ...running,
      ['does', 'the agent is stopped', agent => void agent.stop()],
      asked('prepare', 'go', 'cancel'),
      runner('end', it => it.end({ kind: 'cancelled' })),
      [
        'does',
        'the reason is told',
        async ({ server }) => {
          const { end } = await server.hear('end')
          assert.equal(end.event === 'fail' && end.failure.code, 'UIFlowAgentNotAvailable')
          assert.match(end.event === 'fail' ? end.failure.message : '', /^The agent on machine 'robot' was stopped/)
        },
      ],
    ],
  },
  {
    title: 'a run that has not started is given back when the agent is stopped',
    with: { newRunner: () => slowRunner() },
    steps: [
      ...connected,
      ['says', { type: 'assign', assignment: assignment() }],
      asked('prepare'),
      ['does', 'the agent is stopped', agent => void agent.stop()],
      ['hears', 'release', { claim, reason: 'The agent is stopping.' }],
    ],
  },
  {
    title: 'a program that takes too long to read is given up',
    with: { newRunner: () => slowRunner() },
    steps: [
      ...connected,
      ['says', { type: 'assign', assignment: assignment() }],
      asked('prepare'),
      [
        'does',
        'the limit passes, with heartbeats',
        async ({ clock, server }) => {
          for (let seconds = 0; seconds < 120; seconds += 10) {
            await clock.advance(10_000)
            const { id } = await server.hear('heartbeat')
            server.say({ type: 'ack', id, accepted: true })
            await new Promise(resolve => setImmediate(resolve))
          }
        },
      ],
      ['hears', 'end', { claim }],
    ],
  },
  {
    title: 'a refused agent ends and does not come back',
    steps: [
      ...connected,
      ['says', { type: 'refuse', reason: 'no rights' }],
      [
        'does',
        'the agent ends',
        async ({ agent, clock, server }) => {
          assert.equal(await agent.ended, 'no rights')
          await clock.advance(60_000)
          assert.equal(server.tokens.length, 1)
        },
      ],
    ],
  },
  {
    title: 'a refused token is asked for anew',
    with: { token: async fresh => (fresh ? 'new' : 'old') },
    steps: [
      ...connected,
      [
        'does',
        'the server takes no old token',
        async ({ clock, server }) => {
          server.status = 401
          server.cut()
          while (server.tokens.length < 2) {
            await clock.advance(100)
            await new Promise(setImmediate)
          }
          server.status = undefined
          while (server.tokens.length < 3) {
            await clock.advance(100)
            await new Promise(setImmediate)
          }
          assert.deepEqual(server.tokens, ['Bearer old', 'Bearer old', 'Bearer new'])
        },
      ],
      ['hears', 'hello', { machineId }],
    ],
  },
  {
    title: 'a connection on which nothing is heard is cut and made again',
    steps: [
      ...connected,
      [
        'does',
        'the server is silent',
        async ({ clock, server }) => {
          while (server.tokens.length < 2) {
            await clock.advance(1000)
            await new Promise(setImmediate)
          }
        },
      ],
      ['hears', 'hello', { machineId }],
    ],
  },
]

/** A runner that does not come to an end of reading the program. */
function slowRunner() {
  const runner = fakeRunner()
  const prepare = runner.prepare
  runner.prepare = async order => {
    await prepare(order)
    await runner.gone
    return { outcome: { kind: 'exited', exit: 'signal SIGKILL', outOfMemory: false }, entries: [] }
  }
  return runner
}

describe('Agent and server', () => {
  for (const { title, steps, with: changes } of conversations) {
    test(title, async () => {
      const agent = await startTestAgent(changes)
      try {
        let last: AgentMessage | undefined
        for (const step of steps) {
          if (step[0] === 'hears') {
            last = await agent.server.hear(step[1])
            assert.deepEqual(partOf(last, step[2]), step[2])
          } else if (step[0] === 'says') {
            agent.server.say(typeof step[1] === 'function' ? step[1](last!) : step[1])
          } else {
            await step[2](agent)
          }
        }
      } finally {
        await agent.close()
      }
    })
  }
})

/** The members of a message that the expectation names. */
const partOf = (message: AgentMessage, expected: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.keys(expected).map(name => [name, (message as Record<string, unknown>)[name]]))
