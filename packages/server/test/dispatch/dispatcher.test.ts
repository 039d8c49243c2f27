import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Offer } from '../../src/dispatch/dispatcher.ts'
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

const turn = (): Promise<void> => new Promise(resolve => setImmediate(resolve))

/** A machine with that many sessions, all free, and an offer of one of them. */
async function offered(environment: LinkEnvironment, sessionCapacity = 1) {
  const agent = await environment.connect({ sessionCapacity })
  assert.equal(environment.link.offer(agent.groupId), undefined)
  agent.say({ type: 'capacity', free: sessionCapacity })
  return { agent, offer: await nextOffer(environment, agent.groupId) }
}

/** The server hears of free sessions in its own time. */
async function nextOffer({ link }: LinkEnvironment, groupId: string): Promise<Offer> {
  for (;;) {
    const offer = link.offer(groupId)
    if (offer !== undefined) return offer
    await turn()
  }
}

describe('A machine that is free when a run is accepted', () => {
  withLink('is given it by the same transaction', async environment => {
    const { agent, offer } = await offered(environment)
    const claimed = await environment.newRunWith(offer, 1, agent.groupId)
    assert.equal((await environment.run(claimed!.runId)).dh_state, 'assigned')
    assert.deepEqual(agent.unheard(), [])
    offer.settle(claimed)
    const { assignment } = await agent.hear('assign')
    assert.equal(assignment.runId, claimed?.runId)
    assert.equal(assignment.fence, claimed?.fence)
    assert.deepEqual(assignment.inputs, { Name: 'Ada' })
  })

  withLink('is offered once for each free session', async environment => {
    const { agent, offer } = await offered(environment, 2)
    const other = environment.link.offer(agent.groupId)
    assert.notEqual(other, undefined)
    assert.equal(environment.link.offer(agent.groupId), undefined)
    offer.settle(undefined)
    other?.settle(await environment.newRunWith(other, 1, agent.groupId))
    await agent.hear('assign')
    ;(await nextOffer(environment, agent.groupId)).settle(undefined)
  })

  withLink('is given the run that waits, where the one it was kept free for was refused', async environment => {
    const { agent, offer } = await offered(environment)
    const earlier = await environment.newRun(1, agent.groupId)
    await turn()
    assert.equal((await environment.run(earlier)).dh_state, 'waiting')
    offer.settle(undefined)
    assert.equal((await agent.hear('assign')).assignment.runId, earlier)
  })

  withLink('is given the run that is first in the queue', async environment => {
    const { agent, offer } = await offered(environment)
    const earlier = await environment.newRun(1, agent.groupId)
    const claimed = await environment.newRunWith(offer, 2, agent.groupId)
    assert.equal(claimed?.runId, earlier)
    offer.settle(claimed)
    assert.equal((await agent.hear('assign')).assignment.runId, earlier)
  })

  withLink('and is gone before it is told leaves the run to others', async environment => {
    const { agent, offer } = await offered(environment)
    const claimed = await environment.newRunWith(offer, 1, agent.groupId)
    agent.cut()
    while (environment.link.sessions.of(agent.machineId) !== undefined) await turn()
    offer.settle(claimed)
    while ((await environment.run(claimed!.runId)).dh_state !== 'waiting') await turn()
    const back = await environment.connect({ machineId: agent.machineId })
    back.say({ type: 'capacity', free: 1 })
    const { assignment } = await back.hear('assign')
    assert.equal(assignment.runId, claimed?.runId)
    assert.ok(assignment.fence > claimed!.fence)
  })

  withLink('is told nothing of it by a server that stops, which gives the run back', async environment => {
    const { agent, offer } = await offered(environment)
    const claimed = await environment.newRunWith(offer, 1, agent.groupId)
    const stopped = environment.link.stop()
    assert.equal(environment.link.offer(agent.groupId), undefined)
    offer.settle(claimed)
    await stopped
    assert.equal((await environment.run(claimed!.runId)).dh_state, 'waiting')
    assert.ok(!agent.unheard().some(({ type }) => type === 'assign'))
  })
})
