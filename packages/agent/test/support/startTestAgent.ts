import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RunAssignment } from '@deskhand/contract/agentMessages'
import { type Agent, startLoops } from '../../src/main.ts'
import { defaultLimits, type Settings } from '../../src/options.ts'
import { type FakeClock, fakeClock } from './fakeClock.ts'
import { type FakeRunner, fakeRunner } from './fakeRunner.ts'
import { type FakeServer, fakeServer } from './fakeServer.ts'

/** An agent on a fake server, with fake runners and a clock that stands still. */
export interface TestAgent {
  readonly server: FakeServer
  readonly clock: FakeClock
  readonly agent: Agent
  /** In the order they were started; the first run takes the first. */
  readonly runners: FakeRunner[]
  readonly settings: Settings
  /** Stops it and starts another on the same folder. */
  restart(): Promise<TestAgent>
  stop(): Promise<void>
  close(): Promise<void>
}

export async function startTestAgent(
  changes: Partial<Settings> & { newRunner?: () => FakeRunner; server?: FakeServer } = {},
): Promise<TestAgent> {
  const server = changes.server ?? (await fakeServer())
  const clock = fakeClock()
  const runners: FakeRunner[] = []
  const settings: Settings = {
    serverUrl: server.url,
    dataFolder: changes.dataFolder ?? (await mkdtemp(join(tmpdir(), 'deskhand-agent-'))),
    machineName: 'robot',
    groupName: null,
    agentVersion: '0.0.0',
    userName: 'tester',
    ca: undefined,
    sessionCapacity: 1,
    warmRunners: 1,
    runModes: ['attended', 'unattended'],
    offers: [],
    environment: {},
    limits: defaultLimits,
    token: async () => 'token',
    random: () => 0,
    log: () => {},
    ...changes,
    clock,
  }
  const agent = await startLoops(settings, () => {
    const runner = (changes.newRunner ?? fakeRunner)()
    runners.push(runner)
    return runner
  })
  const stop = async () => {
    let stopped = false
    const stopping = agent.stop().finally(() => {
      stopped = true
    })
    while (!stopped) {
      await clock.advance(100)
      await new Promise(setImmediate)
    }
    await stopping
  }
  return {
    server,
    clock,
    agent,
    runners,
    settings,
    stop,
    async restart() {
      await stop()
      return startTestAgent({ ...changes, server, dataFolder: settings.dataFolder })
    },
    async close() {
      await stop()
      await server.close()
      await rm(settings.dataFolder, { recursive: true, force: true })
    },
  }
}

export const machineId = '11111111-1111-4111-8111-111111111111'
export const groupId = '22222222-2222-4222-8222-222222222222'
export const runId = '33333333-3333-4333-8333-333333333333'

export const assignment = (changes: Partial<RunAssignment> = {}): RunAssignment => ({
  runId,
  fence: 1,
  workflowId: '44444444-4444-4444-8444-444444444444',
  flowName: 'A flow',
  definition: '',
  inputSchema: { schema: null },
  outputSchema: { schema: null },
  inputs: {},
  runMode: 'unattended',
  account: null,
  timeoutSeconds: 20,
  ...changes,
})
