import { randomUUID } from 'node:crypto'
import type { RunState } from '@deskhand/contract/runLifeCycle'
import { businessUnit } from '@deskhand/contract/tables/businessUnit'
import { dhConnection } from '@deskhand/contract/tables/dhConnection'
import { flowSession } from '@deskhand/contract/tables/flowSession'
import { systemUser } from '@deskhand/contract/tables/systemUser'
import { workflow } from '@deskhand/contract/tables/workflow'
import { claimRun } from '../../src/store/claimRun.ts'
import { createRun, type NewRun } from '../../src/store/createRun.ts'
import { insertRow } from '../../src/store/insertRow.ts'
import { registerMachine } from '../../src/store/registerMachine.ts'
import { retrieveRow } from '../../src/store/retrieveRow.ts'
import { startRun } from '../../src/store/startRun.ts'
import type { Row, Store } from '../../src/store/steps.ts'

/** 2022-09-05T08:04:11.250Z */
export const noon = Date.UTC(2022, 8, 5, 8, 4, 11, 250)

const bothModes: readonly ('attended' | 'unattended')[] = ['attended', 'unattended']

/** A user, a flow, a connection and a machine in a group of their own, so that tests do not meet. */
export interface World {
  readonly store: Store
  readonly userId: string
  readonly unitId: string
  readonly workflowId: string
  readonly connectionName: string
  readonly groupId: string
  readonly machineId: string
  /** Accepts a run; its id. */
  accept(run?: Partial<NewRun>): Promise<string>
  claim(options?: {
    now?: number
    leaseUntil?: number
    runModes?: readonly ('attended' | 'unattended')[]
  }): Promise<{ runId: string; fence: number } | undefined>
  /** Accepts a run and brings it up to `running`. */
  running(run?: Partial<NewRun>): Promise<{ runId: string; fence: number }>
  row(runId: string, ...columns: string[]): Promise<Row>
  stateOf(runId: string): Promise<RunState>
}

export async function makeWorld(store: Store): Promise<World> {
  const name = randomUUID()
  const writer = { userId: null, now: noon }
  const ids = await store.write(function* () {
    const unitId = yield* insertRow(businessUnit, { name }, writer)
    const userId = yield* insertRow(systemUser, { fullname: 'Ada', businessunitid: unitId }, writer)
    const workflowId = yield* insertRow(
      workflow,
      { name: 'Orders', ownerid: userId, definition: 'SET A TO 1', inputs: '{"schema":null}' },
      { userId, now: noon },
    )
    const { machineId, groupId } = yield* registerMachine({
      machineId: null,
      name,
      groupName: null,
      agentVersion: '1.0',
      sessionCapacity: 2,
      ownerId: userId,
      now: noon,
    })
    const connection = { dh_name: name, dh_machinegroupid: groupId, dh_account: 'local\\ada' }
    yield* insertRow(dhConnection, connection, { userId, now: noon })
    return { unitId, userId, workflowId, machineId, groupId }
  })
  const accept = async (run: Partial<NewRun> = {}): Promise<string> => {
    const complete: NewRun = {
      id: randomUUID(),
      workflowId: ids.workflowId,
      name: 'Orders',
      ownerId: ids.userId,
      callerId: ids.userId,
      connectionName: name,
      machineGroupId: ids.groupId,
      runMode: 'unattended',
      priority: 0,
      timeoutSeconds: 60,
      queueTimeoutSeconds: 600,
      inputs: '{"Input1":"Value"}',
      callbackUrl: null,
      correlationId: null,
      idempotencyKey: null,
      runsPerMinute: 0,
      now: noon,
      ...run,
    }
    return (await store.write(() => createRun(complete))).id
  }
  const claim: World['claim'] = ({ now = noon, leaseUntil = now + 30_000, runModes = bothModes } = {}) =>
    store.write(() => claimRun({ machineId: ids.machineId, groupId: ids.groupId, runModes, leaseUntil, now }))
  const row: World['row'] = async (runId, ...columns) =>
    (await store.read(() => retrieveRow(flowSession, runId, columns)))!
  return {
    store,
    ...ids,
    connectionName: name,
    accept,
    claim,
    row,
    async running(run) {
      const runId = await accept(run)
      const { fence } = (await claim())!
      const start = { runId, fence, sessionUser: 'ada', processVersion: '1', now: noon + 2000 }
      await store.write(() => startRun(start))
      return { runId, fence }
    },
    stateOf: async runId => (await row(runId, 'dh_state')).dh_state as RunState,
  }
}
