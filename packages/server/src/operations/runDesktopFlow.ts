import { type DataverseError, dataverseError } from '@deskhand/contract/errors'
import { flowLimit } from '@deskhand/contract/flowLimit'
import { runDesktopFlow as declaration } from '@deskhand/contract/operations/runDesktopFlow'
import type { Table } from '@deskhand/contract/table'
import { connectionReference } from '@deskhand/contract/tables/connectionReference'
import { dhConnection } from '@deskhand/contract/tables/dhConnection'
import { organization } from '@deskhand/contract/tables/organization'
import { workflow } from '@deskhand/contract/tables/workflow'
import { requirePrivilege } from '../authorization/requirePrivilege.ts'
import { requireRow } from '../authorization/requireRow.ts'
import { accessColumns, mayAccess } from '../authorization/rowAccess.ts'
import type { UserContext } from '../authorization/userContext.ts'
import type { Offer } from '../dispatch/dispatcher.ts'
import type { RunConnection, RunnableFlow } from '../flows/runTargets.ts'
import type { ClaimedRun } from '../store/claimRun.ts'
import { createRun, type NewRun } from '../store/createRun.ts'
import { findRow } from '../store/findRow.ts'
import { readContent } from '../store/readContent.ts'
import { retrieveRow } from '../store/retrieveRow.ts'
import type { Row, Steps, Store } from '../store/steps.ts'
import { checkRunInputs } from './checkRunInputs.ts'
import { handleOperation } from './operationHandler.ts'
import { readRunRequest } from './readRunRequest.ts'

/** How long a run waits for a machine before it fails. Source: Dataverse wire, section 7.3. */
const queueTimeoutSeconds = 6 * 60 * 60

/**
 * Accepts a run: everything that can be known to be wrong is said now, and one transaction keeps the run. From the
 * answer on it cannot be lost.
 * Source: Dataverse wire, section 2.1; seed pages, "Trigger a desktop flow run".
 */
export const runDesktopFlow = handleOperation<RunnableFlow>(declaration, {
  async authorize({ user, id }, { store, runTargets }) {
    return runTargets.flows.get(user, id, () => findFlow(store, user, id))
  },

  async run({ user, now, headers }, parameters, flow, parts) {
    const { store, flowSchemas, runTargets, checkCallbackUrl, newId } = parts
    const request = readRunRequest(parameters)
    const { connectionName, isReference } = request
    const connection = await runTargets.connections.get(user, `${isReference} ${connectionName}`, () =>
      findConnection(store, user, connectionName, isReference),
    )
    if (request.callbackUrl !== null) checkCallbackUrl(request.callbackUrl)
    const schema = await flowSchemas.get(flow.id, flow.version, async () => {
      const content = await store.read(() => readContent(workflow, flow.id, 'inputs'))
      return content === undefined ? undefined : String(content.content)
    })
    const inputs = checkRunInputs(schema, parameters.inputs as string | undefined)
    const runId = newId(now)
    const run: NewRun = {
      id: runId,
      workflowId: flow.id,
      name: flow.name,
      ownerId: flow.ownerId,
      callerId: user.userId,
      connectionName: connection.name,
      machineGroupId: connection.machineGroupId,
      runMode: request.runMode,
      priority: request.priority,
      timeoutSeconds: Math.min(request.timeoutSeconds, flow.limit ?? request.timeoutSeconds),
      queueTimeoutSeconds,
      inputs,
      callbackUrl: request.callbackUrl,
      correlationId: header(headers['x-ms-correlation-request-id'] ?? headers['x-ms-correlation-id'], 100),
      idempotencyKey: idempotencyKey(headers['idempotency-key']),
      runsPerMinute: connection.runsPerMinute,
      now,
    }
    const offer = parts.offer?.(connection.machineGroupId)
    return { flowsessionId: await accept(store, run, offer) }
  },
})

/** Keeps the run, and with it, where a machine is free, that the machine has it. */
async function accept(store: Store, run: NewRun, offer: Offer | undefined): Promise<string> {
  let claimed: ClaimedRun | undefined
  try {
    const kept = await store.write(function* () {
      const { id, created } = yield* createRun(run)
      return { id, claimed: created ? yield* claimWith(offer) : undefined }
    })
    claimed = kept.claimed
    return kept.id
  } finally {
    offer?.settle(claimed)
  }
}

function* claimWith(offer: Offer | undefined): Steps<ClaimedRun | undefined> {
  return offer === undefined ? undefined : yield* offer.claim()
}

const desktopFlow = 6
const activated = 1
const published = 0
const flowColumns = [
  'name',
  'category',
  'statecode',
  'componentstate',
  'suspensionreasondetails',
  'ownerid',
  'metadata',
  'versionnumber',
] as const

async function findFlow(store: Store, user: UserContext, id: string): Promise<RunnableFlow> {
  const row = await requireRow(store, user, 'Read', workflow, id, flowColumns)
  if (row.category !== desktopFlow)
    throw refused(`The process '${row.name}' is not a desktop flow: its category is ${row.category}, not 6.`)
  if (row.statecode !== activated || row.componentstate !== published)
    throw refused(
      `The desktop flow '${row.name}' cannot run: it is a draft or switched off.${row.suspensionreasondetails === null ? '' : ` ${row.suspensionreasondetails}`} Correct and publish it first.`,
    )
  const limit = flowLimit(row.metadata as string | null)
  return { id, version: Number(row.versionnumber), name: String(row.name), ownerId: String(row.ownerid), limit }
}

/** The connection a name, or the logical name of a connection reference, stands for; the caller must see both. */
async function findConnection(
  store: Store,
  user: UserContext,
  given: string,
  isReference: boolean,
): Promise<RunConnection> {
  const name = isReference ? await connectionOf(store, user, given) : given
  requirePrivilege(user, 'Read', dhConnection)
  const { connection, settings } = await store.read(function* () {
    return {
      connection: yield* readableRow(user, dhConnection, 'dh_name', name, connectionColumns),
      settings: yield* retrieveRow(organization, user.organizationId, ['dh_runsperconnectionperminute']),
    }
  })
  if (connection === undefined)
    throw refused(
      isReference
        ? `The connection reference '${given}' points to the connection '${name}', which does not exist or is not shared with you. Point it to another one.`
        : `The parameter 'connectionName' is '${given}'; there is no connection of that name that you may use. List them with GET dh_connections?$select=dh_name, or send connectionType 2 for a connection reference.`,
    )
  if (connection.statecode !== 0)
    throw refused(`The connection '${name}' is switched off. Activate it, or use another one.`)
  return {
    name: String(connection.dh_name),
    machineGroupId: String(connection.dh_machinegroupid),
    runsPerMinute: Number(settings?.dh_runsperconnectionperminute ?? 0),
  }
}

async function connectionOf(store: Store, user: UserContext, logicalName: string): Promise<string> {
  requirePrivilege(user, 'Read', connectionReference)
  const reference = await store.read(() =>
    readableRow(user, connectionReference, 'connectionreferencelogicalname', logicalName, ['connectionid']),
  )
  if (reference === undefined) throw dataverseError('ObjectDoesNotExist', 'connectionreference', logicalName)
  if (reference.connectionid === null)
    throw refused(`The connection reference '${logicalName}' points to no connection. Give it one.`)
  return String(reference.connectionid)
}

const connectionColumns = ['dh_name', 'dh_machinegroupid', 'statecode'] as const

/** The row of that name, undefined where there is none that the caller may read. */
function* readableRow(
  user: UserContext,
  table: Table,
  key: string,
  name: string,
  columns: readonly string[],
): Steps<Row | undefined> {
  const row = yield* findRow(table, key, name, [...new Set([...columns, ...accessColumns(user, 'Read', table)])])
  return row !== undefined && (yield* mayAccess(user, 'Read', table, row)) ? row : undefined
}

function idempotencyKey(value: string | string[] | undefined): string | null {
  const key = header(value, 1000)
  if (key === null) return null
  if (key.length > 200) throw refused(`The header 'Idempotency-Key' has ${key.length} characters; it may have 200.`)
  return key
}

const header = (value: string | string[] | undefined, most: number): string | null => {
  const text = Array.isArray(value) ? value.join(',') : value
  return text === undefined || text === '' ? null : text.slice(0, most)
}

const refused = (text: string): DataverseError => dataverseError('InvalidArgument', text)
