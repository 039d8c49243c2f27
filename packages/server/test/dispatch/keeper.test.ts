import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { RunClaim } from '@deskhand/contract/agentMessages'
import { type LinkEnvironment, linkEnvironment } from '../link/linkEnvironment.ts'

const withLink = (title: string, body: (environment: LinkEnvironment) => Promise<void>) =>
  test(title, { timeout: 10_000 }, async () => {
    const environment = await linkEnvironment()
    try {
      await body(environment)
    } finally {
      await environment.close()
    }
  })

/** Lets the clock go on until the run shows the status; fails when it does not within the time. */
async function becomes(environment: LinkEnvironment, runId: string, statuscode: number, seconds: number) {
  for (let passed = 0; passed < seconds; passed += 1) {
    if ((await environment.run(runId)).statuscode === statuscode) return environment.run(runId)
    await environment.clock.advance(1000)
  }
  return assert.fail(`Run ${runId} did not get status ${statuscode} within ${seconds} s.`)
}

async function given(environment: LinkEnvironment, start: boolean) {
  const agent = await environment.connect()
  agent.say({ type: 'capacity', free: 1 })
  const runId = await environment.newRun(1, agent.groupId)
  const claim: RunClaim = { runId, fence: (await agent.hear('assign')).assignment.fence }
  if (start) {
    agent.say({ type: 'start', id: 2, claim, sessionUser: 'robot', processVersion: '1' })
    await agent.hear('ack')
  }
  return { agent, runId, claim }
}

describe('The keeper', () => {
  withLink('ends a started run whose machine stays silent, with the reason', async environment => {
    const { agent, runId } = await given(environment, true)
    agent.cut()
    const run = await becomes(environment, runId, 8, 90)
    assert.equal(run.errorcode, 'UIFlowAgentNotAvailable')
  })

  withLink('gives a run that had not started to another machine when the first stays silent', async environment => {
    const { runId, claim } = await given(environment, false)
    // The connection stands, but nothing renews the lease.
    for (let seconds = 0; seconds < 80; seconds += 1) await environment.clock.advance(1000)
    const session = environment.link.sessions.all()[0]
    assert.notEqual(session?.claims.get(runId)?.fence, claim.fence)
    assert.equal((await environment.run(runId)).statuscode, 3)
  })

  withLink('ends a run that nobody took in time', async environment => {
    const { groupId } = await environment.connect({ sessionCapacity: 1 })
    const runId = await environment.newRun(1, groupId)
    await environment.clock.advance(3600 * 1000)
    assert.equal((await becomes(environment, runId, 8, 60)).errorcode, 'NoCandidateMachine')
  })

  withLink('gives every lease its full time when a server starts', async environment => {
    const { runId } = await given(environment, true)
    await environment.link.stop()
    await environment.clock.advance(3600 * 1000)
    await environment.link.start()
    for (let seconds = 0; seconds < 40; seconds += 1) await environment.clock.advance(1000)
    assert.equal((await environment.run(runId)).statuscode, 2)
    assert.equal((await becomes(environment, runId, 8, 60)).errorcode, 'UIFlowAgentNotAvailable')
  })
})
