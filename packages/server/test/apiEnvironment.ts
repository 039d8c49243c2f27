import { dataverseError } from '@deskhand/contract/errors'
import type { FlowSchema, FlowVariable } from '@deskhand/contract/flowSchema'
import { businessUnit } from '@deskhand/contract/tables/businessUnit'
import { connectionReference } from '@deskhand/contract/tables/connectionReference'
import { dhConnection } from '@deskhand/contract/tables/dhConnection'
import { flowMachineGroup } from '@deskhand/contract/tables/flowMachineGroup'
import { organization } from '@deskhand/contract/tables/organization'
import { systemUser } from '@deskhand/contract/tables/systemUser'
import { workflow } from '@deskhand/contract/tables/workflow'
import type { FastifyInstance } from 'fastify'
import { createApp } from '../src/app.ts'
import type { UserContext } from '../src/authorization/userContext.ts'
import { checkCallbackUrl } from '../src/callbacks/checkCallbackUrl.ts'
import type { Callback, Outcome } from '../src/callbacks/sendCallback.ts'
import { completeFlow } from '../src/flows/completeFlow.ts'
import { createFlowSchemas } from '../src/flows/flowSchemas.ts'
import type { ScriptReader } from '../src/flows/readScript.ts'
import { createRunTargets } from '../src/flows/runTargets.ts'
import { challenge, Unauthorized } from '../src/identity/unauthorized.ts'
import { insertRow } from '../src/store/insertRow.ts'
import { shareRow } from '../src/store/shareRow.ts'
import type { Store } from '../src/store/steps.ts'
import { contextWithRoles } from './contextWithRoles.ts'
import { databases } from './databases.ts'

const id = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

/** The ids of everything in the environment of these tests. */
export const ids = {
  organization: id(1),
  tenant: id(9),
  unit: id(2),
  group: id(3),
  flow: id(10),
  draft: id(11),
  cloudFlow: id(12),
  plainFlow: id(13),
  connection: id(20),
  switchedOff: id(21),
  foreignConnection: id(22),
  users: { admin: id(30), maker: id(31), user: id(32), coowner: id(33), stranger: id(34), nobody: id(35) },
} as const

export type UserName = keyof typeof ids.users

const rolesOf: Readonly<Record<UserName, readonly string[]>> = {
  admin: ['System Administrator'],
  maker: ['Environment Maker'],
  user: ['Basic User'],
  coowner: ['Basic User'],
  stranger: ['Environment Maker'],
  nobody: [],
}

/** A Web API over a real database, without sockets and tokens: the header `x-user` says who asks. */
export interface Environment {
  readonly app: FastifyInstance
  readonly store: Store
  /** The clock of the requests; tests turn it. */
  time: number
  callersReadOwnRuns: boolean
  /** What receivers of callbacks do. */
  receiver: Outcome
  /** Callbacks that were sent by hand. */
  readonly sent: Callback[]
  readonly errors: unknown[]
  close(): Promise<void>
}

export const start = Date.UTC(2026, 10, 21, 12)

/** On SQLite unless another database is given. */
export async function openEnvironment(open = databases[0]!.open): Promise<Environment> {
  const errors: unknown[] = []
  const database = await open()
  const { store } = database
  let serial = 0x1000
  const receiver: Outcome = { status: 200 }
  const environment = { store, time: start, callersReadOwnRuns: false, receiver, sent: [] as Callback[], errors }
  const app = createApp({
    store,
    tenantId: ids.tenant,
    flowSchemas: createFlowSchemas(),
    runTargets: createRunTargets(store),
    readScript,
    now: () => environment.time,
    newId: () => id(serial++),
    onChange: () => {},
    checkCallbackUrl: url => checkCallbackUrl(url, []),
    async sendCallback(callback) {
      environment.sent.push(callback)
      return { outcome: environment.receiver, duration: 5 }
    },
    async authenticate({ headers }) {
      if (headers.authorization === 'Bearer broken') throw new Unauthorized('The token is broken.')
      if (headers.authorization === 'Bearer expired')
        throw new Unauthorized('It expired.', { cause: dataverseError('AccessTokenExpired', '12:00') })
      if (headers['x-user'] === undefined) throw new Unauthorized()
      return contextOf(headers['x-user'] as UserName, environment.callersReadOwnRuns)
    },
    originOf: () => 'https://org.example',
    challengeFor: error =>
      error instanceof Unauthorized
        ? challenge(error, {
            authorizationUri: 'https://org.example/tenant/oauth2/authorize',
            resourceId: 'https://org.example/',
          })
        : undefined,
    onError: error => errors.push(error),
  })
  await fill(store)
  return Object.assign(environment, {
    app,
    async close() {
      await app.close()
      await database.close()
    },
  })
}

function contextOf(name: UserName, callersReadOwnRuns: boolean): UserContext {
  return contextWithRoles({
    userId: ids.users[name],
    fullName: name,
    businessUnitId: ids.unit,
    businessUnitIdsBelow: [],
    organizationId: ids.organization,
    teamIds: [],
    roleNames: rolesOf[name],
    applicationId: null,
    objectId: null,
    accessMode: 0,
    callersReadOwnRuns,
  })
}

async function fill(store: Store): Promise<void> {
  const system = { userId: null, now: start }
  const maker = { userId: ids.users.maker, now: start }
  const flow = (name: string, definition: string) => completeFlow({ name, definition }, undefined, start, readScript)
  await store.write(function* () {
    yield* insertRow(organization, { organizationid: ids.organization, name: 'org' }, system)
    yield* insertRow(businessUnit, { businessunitid: ids.unit, name: 'root' }, system)
    for (const [fullname, systemuserid] of Object.entries(ids.users))
      yield* insertRow(systemUser, { systemuserid, fullname, businessunitid: ids.unit }, system)
    yield* insertRow(flowMachineGroup, { flowmachinegroupid: ids.group, name: 'group' }, maker)
    const connection = { dh_machinegroupid: ids.group }
    yield* insertRow(dhConnection, { ...connection, dh_connectionid: ids.connection, dh_name: 'orders' }, maker)
    yield* insertRow(
      dhConnection,
      { ...connection, dh_connectionid: ids.switchedOff, dh_name: 'off', statecode: 1, statuscode: 2 },
      maker,
    )
    yield* insertRow(
      dhConnection,
      { ...connection, dh_connectionid: ids.foreignConnection, dh_name: 'foreign' },
      { userId: ids.users.stranger, now: start },
    )
    for (const [connectionreferencelogicalname, connectionid] of [
      ['new_orders', 'orders'],
      ['new_lost', 'gone'],
      ['new_empty', null],
    ] as const)
      yield* insertRow(
        connectionReference,
        { connectionreferencedisplayname: 'x', connectionreferencelogicalname, connectionid },
        maker,
      )
    yield* insertRow(workflow, { ...flow('Desktop flow 2', 'inputs'), workflowid: ids.flow }, maker)
    yield* insertRow(workflow, { ...flow('Desktop flow 1', 'plain'), workflowid: ids.plainFlow }, maker)
    yield* insertRow(workflow, { ...flow('Draft', 'broken'), workflowid: ids.draft }, maker)
    yield* insertRow(workflow, { ...flow('Cloud', 'plain'), workflowid: ids.cloudFlow, category: 5 }, maker)
    for (const [table, rowId, user, rights] of [
      ['workflow', ids.flow, ids.users.user, 1],
      ['workflow', ids.flow, ids.users.coowner, 3],
      ['dh_connection', ids.connection, ids.users.user, 1],
      ['dh_connection', ids.connection, ids.users.coowner, 1],
    ] as const)
      yield* shareRow({ table, rowId, principalId: user, rights })
  })
}

const variable = (type: FlowVariable['type'], format: FlowVariable['format'] = null): FlowVariable => ({
  default: '',
  description: '',
  format,
  title: 'x',
  type,
  value: '',
})

const inputs: FlowSchema = {
  schema: {
    properties: { Name: variable('string'), Count: variable('number'), Secret: variable('string', 'password') },
    type: 'object',
    required: ['Name'],
  },
}

/** Stands for the parser: what a script declares is its text here. */
const readScript: ScriptReader = definition => ({
  problem: definition === 'broken' ? 'Line 1: expected a value, found the end of the line.' : null,
  inputs: definition === 'inputs' ? inputs : { schema: null },
  outputs: { schema: null },
  modules: [],
  childFlows: [],
})
