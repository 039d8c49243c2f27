import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dataverseError } from '@deskhand/contract/errors'
import type { Verb } from '@deskhand/contract/privilege'
import { flowSession } from '@deskhand/contract/tables/flowSession'
import { workflow } from '@deskhand/contract/tables/workflow'
import type { UserContext } from '../../src/authorization/userContext.ts'
import type { Offer } from '../../src/dispatch/dispatcher.ts'
import { Unauthorized } from '../../src/identity/unauthorized.ts'
import { type AgentLink, mountAgentLink } from '../../src/link/mountAgentLink.ts'
import type { ClaimedRun } from '../../src/store/claimRun.ts'
import { createRun, type NewRun } from '../../src/store/createRun.ts'
import { insertRow } from '../../src/store/insertRow.ts'
import { openStore } from '../../src/store/openStore.ts'
import { retrieveRow } from '../../src/store/retrieveRow.ts'
import type { Row, Store } from '../../src/store/steps.ts'
import { type FakeClock, fakeClock } from '../dispatch/fakeClock.ts'
import { connectFakeAgent, type FakeAgent } from './fakeAgent.ts'

const id = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const ownerId = id(1)
/** The flow of every run. */
export const flowId = id(2)

/** A store, a server with the agents' link, and a clock that stands still. */
export interface LinkEnvironment {
  readonly store: Store
  readonly link: AgentLink
  readonly clock: FakeClock
  /** Connects an agent and introduces it. */
  connect(changes?: {
    readonly machineId?: string | null
    readonly running?: readonly { runId: string; fence: number }[]
    readonly token?: string
    readonly sessionCapacity?: number
  }): Promise<FakeAgent & { readonly machineId: string; readonly groupId: string; readonly drop: readonly unknown[] }>
  connectOnly(token?: string, autoPong?: boolean): Promise<FakeAgent>
  /** A waiting run in a group; `number` makes its id. */
  newRun(number: number, groupId: string): Promise<string>
  /** The same, claimed in the same transaction with what has been offered for it. */
  newRunWith(offer: Offer, number: number, groupId: string): Promise<ClaimedRun | undefined>
  run(runId: string): Promise<Row>
  close(): Promise<void>
}

export async function linkEnvironment(): Promise<LinkEnvironment> {
  const folder = await mkdtemp(join(tmpdir(), 'deskhand-link-'))
  const store = await openStore({ folder }, { onError: error => console.error(error) })
  const clock = fakeClock(Date.UTC(2026, 0, 1))
  await store.write(function* () {
    const flow = { workflowid: flowId, name: 'A flow', category: 6, ownerid: ownerId, definition: 'SET A TO 1' }
    yield* insertRow(workflow, flow, { userId: ownerId, now: clock.now() })
  })
  const http = createServer()
  const link = mountAgentLink([http], {
    store,
    clock,
    now: clock.now,
    log: () => {},
    async authenticate({ headers }) {
      const user = users[headers.authorization?.replace('Bearer ', '') ?? '']
      if (user === undefined) throw new Unauthorized('No such token.')
      if (user === 'disabled') throw dataverseError('UserDisabled', ownerId)
      return user
    },
  })
  await new Promise<void>(resolve => http.listen(0, '127.0.0.1', resolve))
  await link.start()
  const runOf = (number: number, machineGroupId: string): NewRun => ({
    ...{ id: id(100 + number), workflowId: flowId, name: 'run', ownerId, callerId: ownerId, machineGroupId },
    ...{ connectionName: 'connection', runMode: 'unattended' as const, priority: 0, timeoutSeconds: 60 },
    ...{ queueTimeoutSeconds: 3600, inputs: '{"Name":"Ada"}', callbackUrl: null, correlationId: null },
    ...{ idempotencyKey: null, runsPerMinute: 0, now: clock.now() },
  })
  const origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`

  return {
    store,
    link,
    clock,
    connectOnly: (token = 'good', autoPong = true) => connectFakeAgent(origin, token, autoPong),
    async connect({ machineId = null, running = [], token = 'good', sessionCapacity = 1 } = {}) {
      const agent = await connectFakeAgent(origin, token)
      const who = { machineName: 'robot', groupName: null, agentVersion: '1', sessionCapacity }
      agent.say({ type: 'hello', id: 1, machineId, ...who, runModes: ['attended', 'unattended'], running })
      const { machineId: known, groupId, drop } = await agent.hear('welcome')
      return { ...agent, machineId: known, groupId, drop }
    },
    newRun: async (number, groupId) => (await store.write(() => createRun(runOf(number, groupId)))).id,
    newRunWith: (offer, number, groupId) =>
      store.write(function* () {
        yield* createRun(runOf(number, groupId))
        return yield* offer.claim()
      }),
    async run(runId) {
      const row = await store.read(() =>
        retrieveRow(flowSession, runId, ['statuscode', 'errorcode', 'rundetails', 'dh_state']),
      )
      return row!
    },
    async close() {
      await link.stop()
      http.closeAllConnections()
      await new Promise(resolve => http.close(resolve))
      await store.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const user = (userId: string, verbs: readonly Verb[]): UserContext => ({
  userId,
  fullName: 'A machine',
  businessUnitId: id(3),
  businessUnitIdsBelow: [],
  organizationId: id(4),
  teamIds: [],
  roleNames: [],
  privileges: { flowmachine: Object.fromEntries(verbs.map(verb => [verb, 'Basic'])) },
  applicationId: null,
  objectId: null,
  accessMode: 0,
  callersReadOwnRuns: false,
  miscellaneous: [],
  elsewhere: [],
  asTeams: {},
  realUserId: null,
})

const users: Readonly<Record<string, UserContext | 'disabled'>> = {
  good: user(id(10), ['Create', 'Write', 'Read']),
  other: user(id(11), ['Create', 'Write', 'Read']),
  readsOnly: user(id(12), ['Read']),
  disabled: 'disabled',
}
