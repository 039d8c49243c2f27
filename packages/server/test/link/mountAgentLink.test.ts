import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { AgentMessage, LogEntry, RunClaim } from '@deskhand/contract/agentMessages'
import { workflow } from '@deskhand/contract/tables/workflow'
import { requestCancel } from '../../src/store/requestCancel.ts'
import { updateRow } from '../../src/store/updateRow.ts'
import { flowId, type LinkEnvironment, linkEnvironment } from './linkEnvironment.ts'

const withLink = (title: string, body: (environment: LinkEnvironment) => Promise<void>) =>
  test(title, { timeout: 10_000 }, async () => {
    const environment = await linkEnvironment()
    try {
      await body(environment)
    } finally {
      await environment.close()
    }
  })

const status = { waiting: 3, running: 2, succeeded: 4, cancelled: 7, failed: 8 } as const
const startOf = (claim: RunClaim, id = 2): AgentMessage => ({
  type: 'start',
  id,
  claim,
  sessionUser: 'robot',
  processVersion: '1',
})
const endOf = (claim: RunClaim, id = 3): AgentMessage => ({
  type: 'end',
  id,
  claim,
  end: { event: 'succeed', outputs: { Total: 3 } },
})
const entry: LogEntry = {
  index: 0,
  time: 0,
  duration: 1,
  action: 'SET',
  subflow: 'Main',
  line: 1,
  level: 'info',
  status: 'Succeeded',
}

/** A connected machine that has been given a run. */
async function assigned(environment: LinkEnvironment, sessionCapacity = 1) {
  const agent = await environment.connect({ sessionCapacity })
  agent.say({ type: 'capacity', free: sessionCapacity })
  const runId = await environment.newRun(1, agent.groupId)
  const { assignment } = await agent.hear('assign')
  return { agent, runId, assignment, claim: { runId, fence: assignment.fence } }
}

/** The same, and the run has started. */
async function started(environment: LinkEnvironment) {
  const given = await assigned(environment)
  given.agent.say(startOf(given.claim))
  await given.agent.hear('ack')
  return given
}

describe('An agent that connects', () => {
  for (const [token, answer] of [
    ['unknown', 'status 401'],
    ['disabled', 'status 403'],
    ['readsOnly', 'status 403'],
  ] as const)
    withLink(`is turned away with ${answer} when its token is ${token}`, async environment => {
      await assert.rejects(environment.connectOnly(token), { message: answer })
    })

  withLink('is told its machine, its group and the times', async environment => {
    const agent = await environment.connectOnly()
    const who = { machineId: null, machineName: 'robot', groupName: null, agentVersion: '1', sessionCapacity: 1 }
    agent.say({ type: 'hello', id: 1, ...who, runModes: ['unattended'], running: [] })
    const { machineId, groupId, ...rest } = await agent.hear('welcome')
    assert.match(machineId, /^[0-9a-f-]{36}$/)
    assert.match(groupId, /^[0-9a-f-]{36}$/)
    assert.deepEqual(rest, { type: 'welcome', heartbeatSeconds: 10, leaseSeconds: 45, drop: [] })
  })

  withLink('finds its machine again by name when it has lost its id', async environment => {
    const first = await environment.connect()
    first.cut()
    assert.equal((await environment.connect()).machineId, first.machineId)
  })

  withLink('is refused for good when the machine is somebody else’s', async environment => {
    const { machineId } = await environment.connect()
    const thief = await environment.connectOnly('other')
    const who = { machineId, machineName: 'robot', groupName: null, agentVersion: '1', sessionCapacity: 1 }
    thief.say({ type: 'hello', id: 1, ...who, runModes: ['unattended'], running: [] })
    assert.match((await thief.hear('refuse')).reason, /belongs to somebody else/)
    assert.equal((await thief.closed).code, 4003)
  })

  withLink('takes the place of an older agent of the same machine', async environment => {
    const older = await environment.connect()
    await environment.connect({ machineId: older.machineId })
    assert.equal((await older.hear('refuse')).reason, 'Another agent has connected as this machine.')
    assert.equal((await older.closed).code, 4003)
    assert.equal(environment.link.sessions.all().length, 1)
  })

  withLink('is cut off when it does not answer pings', async environment => {
    const agent = await environment.connectOnly('good', false)
    for (let pings = 0; pings < 3; pings += 1) await environment.clock.advance(10_000)
    assert.equal((await agent.closed).code, 1006)
  })

  for (const [what, text, reason] of [
    ['no JSON', '{', 'Malformed message: message must be JSON.'],
    ['no known type', '{"type":"dance"}', /^Malformed message: message.type must be one of/],
    ['a wrong member', '{"type":"capacity","free":-1}', /message.free must be a whole number from 0/],
    ['anything before hello', '{"type":"capacity","free":1}', 'The first message must be hello.'],
  ] as const)
    withLink(`is cut off when it sends ${what}`, async environment => {
      const agent = await environment.connectOnly()
      agent.sayText(text)
      const closed = await agent.closed
      assert.equal(closed.code, 1008)
      if (typeof reason === 'string') assert.equal(closed.reason, reason)
      else assert.match(closed.reason, reason)
    })
})

describe('A run', () => {
  withLink('goes to a machine with a free session as soon as it waits', async environment => {
    const { assignment, runId } = await assigned(environment)
    assert.equal(assignment.runId, runId)
    assert.equal(assignment.definition, 'SET A TO 1')
    assert.deepEqual(assignment.inputs, { Name: 'Ada' })
    assert.equal((await environment.run(runId)).statuscode, status.waiting)
  })

  withLink('fails at once where a flow it calls is missing, and leaves the session to the next', async environment => {
    const { store, clock } = environment
    const agent = await environment.connect()
    agent.say({ type: 'capacity', free: 1 })
    const lost = '00000000-0000-4000-8000-0000000000ff'
    const calls = (childFlows: readonly string[]) =>
      store.write(() =>
        updateRow(
          workflow,
          flowId,
          { dependencies: JSON.stringify({ childFlows }) },
          { userId: null, now: clock.now() },
        ),
      )
    await calls([lost])
    const runId = await environment.newRun(1, agent.groupId)
    while ((await environment.run(runId)).statuscode !== status.failed) await new Promise(setImmediate)
    assert.equal((await environment.run(runId)).errorcode, 'ChildFlowNotAvailable')
    await calls([])
    const next = await environment.newRun(2, agent.groupId)
    assert.equal((await agent.hear('assign')).assignment.runId, next)
  })

  withLink('waits until a session is free', async environment => {
    const { agent, claim } = await started(environment)
    const second = await environment.newRun(2, agent.groupId)
    agent.say(endOf(claim))
    assert.equal((await agent.hear('ack')).accepted, true)
    agent.say({ type: 'capacity', free: 1 })
    assert.equal((await agent.hear('assign')).assignment.runId, second)
  })

  withLink('is shared out over the machine’s free sessions', async environment => {
    const agent = await environment.connect({ sessionCapacity: 3 })
    for (const number of [1, 2, 3, 4]) await environment.newRun(number, agent.groupId)
    agent.say({ type: 'capacity', free: 3 })
    const runs = [await agent.hear('assign'), await agent.hear('assign'), await agent.hear('assign')]
    assert.equal(new Set(runs.map(({ assignment }) => assignment.runId)).size, 3)
    agent.say({ type: 'heartbeat', id: 9, running: [] })
    await agent.hear('ack')
    assert.deepEqual(agent.unheard(), [])
  })

  withLink('runs when its start is kept, and ends when its end is', async environment => {
    const { agent, claim, runId } = await assigned(environment)
    agent.say(startOf(claim))
    assert.deepEqual(await agent.hear('ack'), { type: 'ack', id: 2, accepted: true })
    assert.equal((await environment.run(runId)).statuscode, status.running)
    agent.say({ type: 'log', id: 3, claim, entries: [entry] })
    assert.deepEqual(await agent.hear('ack'), { type: 'ack', id: 3, accepted: true })
    agent.say(endOf(claim, 4))
    assert.deepEqual(await agent.hear('ack'), { type: 'ack', id: 4, accepted: true })
    assert.equal((await environment.run(runId)).statuscode, status.succeeded)
  })

  withLink('is not touched by messages that come twice', async environment => {
    const { agent, claim, runId } = await started(environment)
    const log: AgentMessage = { type: 'log', id: 4, claim, entries: [entry] }
    for (const message of [startOf(claim), log, log]) {
      agent.say(message)
      assert.equal((await agent.hear('ack')).accepted, true)
    }
    agent.say(endOf(claim))
    assert.equal((await agent.hear('ack')).accepted, true)
    agent.say(endOf(claim))
    assert.equal((await agent.hear('ack')).accepted, false)
    assert.equal((await environment.run(runId)).statuscode, status.succeeded)
  })

  withLink('does not listen to an older fencing number', async environment => {
    const { agent, claim, runId } = await assigned(environment)
    const old = { ...claim, fence: claim.fence - 1 }
    for (const message of [startOf(old), endOf(old)]) {
      agent.say(message)
      assert.equal((await agent.hear('ack')).accepted, false)
    }
    assert.equal((await environment.run(runId)).statuscode, status.waiting)
  })

  withLink('does not listen to a machine it was not given to', async environment => {
    const { claim, runId } = await started(environment)
    const other = await environment.connectOnly('other')
    const who = { machineId: null, machineName: 'other', groupName: null, agentVersion: '1', sessionCapacity: 1 }
    other.say({ type: 'hello', id: 1, ...who, runModes: ['unattended'], running: [claim] })
    assert.deepEqual((await other.hear('welcome')).drop, [claim])
    other.say(endOf(claim))
    assert.equal((await other.hear('ack')).accepted, false)
    assert.equal((await environment.run(runId)).statuscode, status.running)
  })

  withLink('that is given back goes to the next machine, with a higher fencing number', async environment => {
    const { agent, claim } = await assigned(environment)
    agent.say({ type: 'release', id: 2, claim, reason: 'no session' })
    assert.equal((await agent.hear('ack')).accepted, true)
    agent.say({ type: 'capacity', free: 1 })
    const again = (await agent.hear('assign')).assignment
    assert.equal(again.runId, claim.runId)
    assert.ok(again.fence > claim.fence)
  })

  withLink('that was not started goes to another connection when the first is gone', async environment => {
    const { agent, claim } = await assigned(environment)
    agent.cut()
    const next = await environment.connect({ machineId: agent.machineId })
    next.say({ type: 'capacity', free: 1 })
    assert.equal((await next.hear('assign')).assignment.runId, claim.runId)
  })

  withLink('goes on over a break when the agent names it', async environment => {
    const { agent, claim, runId } = await started(environment)
    agent.cut()
    const next = await environment.connect({ machineId: agent.machineId, running: [claim] })
    assert.deepEqual(next.drop, [])
    next.say(endOf(claim))
    assert.equal((await next.hear('ack')).accepted, true)
    assert.equal((await environment.run(runId)).statuscode, status.succeeded)
  })

  withLink('that had started fails when its machine comes back without it', async environment => {
    const { agent, runId } = await started(environment)
    agent.cut()
    await environment.connect({ machineId: agent.machineId })
    const run = await environment.run(runId)
    assert.equal(run.statuscode, status.failed)
    assert.equal(run.errorcode, 'UIFlowAgentNotAvailable')
  })
})

describe('A cancelled run', () => {
  withLink('is stopped by the machine that holds it', async environment => {
    const { agent, claim, runId } = await started(environment)
    await environment.store.write(() => requestCancel({ runId, now: environment.clock.now() }))
    assert.deepEqual(await agent.hear('cancel'), { type: 'cancel', claim, graceSeconds: 10 })
    agent.say({ type: 'end', id: 3, claim, end: { event: 'confirmCancel', detail: 'stopped after 3 ms' } })
    assert.equal((await agent.hear('ack')).accepted, true)
    assert.equal((await environment.run(runId)).statuscode, status.cancelled)
  })

  withLink('that has not started is taken back at once', async environment => {
    const { agent, claim, runId } = await assigned(environment)
    await environment.store.write(() => requestCancel({ runId, now: environment.clock.now() }))
    assert.deepEqual(await agent.hear('cancel'), { type: 'cancel', claim, graceSeconds: 0 })
    assert.equal((await environment.run(runId)).statuscode, status.cancelled)
    agent.say(startOf(claim))
    assert.equal((await agent.hear('ack')).accepted, false)
  })

  withLink('is told to a machine that was away when it was cancelled', async environment => {
    const { agent, claim, runId } = await started(environment)
    agent.cut()
    await environment.store.write(() => requestCancel({ runId, now: environment.clock.now() }))
    const next = await environment.connect({ machineId: agent.machineId, running: [claim] })
    assert.deepEqual((await next.hear('cancel')).claim, claim)
  })

  withLink('ends after grace and margin although the agent says nothing', async environment => {
    const { agent, claim, runId } = await started(environment)
    await environment.store.write(() => requestCancel({ runId, now: environment.clock.now() }))
    await agent.hear('cancel')
    await environment.clock.advance(20_000)
    agent.say({ type: 'log', id: 5, claim, entries: [entry] })
    await agent.hear('ack')
    assert.equal((await environment.run(runId)).statuscode, status.cancelled)
    agent.say(endOf(claim))
    assert.equal((await agent.hear('ack')).accepted, false)
  })
})

describe('A heartbeat', () => {
  withLink('renews the leases of the runs it names', async environment => {
    const { agent, claim, runId } = await started(environment)
    for (let seconds = 0; seconds < 120; seconds += 10) {
      await environment.clock.advance(10_000)
      agent.say({ type: 'heartbeat', id: 5, running: [claim] })
      assert.equal((await agent.hear('ack')).drop, undefined)
    }
    assert.equal((await environment.run(runId)).statuscode, status.running)
  })

  withLink('is answered with the claims the machine has lost', async environment => {
    const { agent, runId } = await started(environment)
    const lost = { runId, fence: 999 }
    agent.say({ type: 'heartbeat', id: 5, running: [lost] })
    assert.deepEqual((await agent.hear('ack')).drop, [lost])
  })
})
