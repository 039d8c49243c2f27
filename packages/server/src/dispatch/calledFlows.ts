import { type AssignedFlow, maxAgentMessageBytes, type RunFailure } from '@deskhand/contract/agentMessages'
import { flowLimit } from '@deskhand/contract/flowLimit'
import { workflow } from '@deskhand/contract/tables/workflow'
import { accessColumns, mayAccess } from '../authorization/rowAccess.ts'
import { type UserContext, userContext } from '../authorization/userContext.ts'
import { childFlowIds } from '../flows/childFlowIds.ts'
import type { ClaimedRun } from '../store/claimRun.ts'
import { readContent } from '../store/readContent.ts'
import { retrieveRow } from '../store/retrieveRow.ts'
import type { Row, Steps, Store } from '../store/steps.ts'
import { userById } from '../store/userByClaims.ts'

/** The flows that travel with a run, or why it cannot be run. */
export type CalledFlows = { readonly flows?: readonly AssignedFlow[] } | { readonly failure: RunFailure }

/** Flows a flow may depend on, directly and through others. Source: Power Automate, "Run desktop flow". */
const mostFlows = 150
/** The rest of a message: inputs and schemas of the run. */
const roomForTheRest = 16 * 1024 * 1024

/**
 * The flows that the flow of a run calls, directly and through others. Most flows call none: nothing is asked of the
 * store for them. The owner of the run must be able to read each.
 * Source: Dataverse wire, section 5 (what the owner of a run needs).
 */
export function calledFlows(store: Store, run: ClaimedRun): CalledFlows | Promise<CalledFlows> {
  const ids = childFlowIds(run.dependencies)
  return ids.length === 0 ? {} : store.read(() => collect(run, ids))
}

function* collect(run: ClaimedRun, ids: readonly string[]): Steps<CalledFlows> {
  const owner = yield* ownerOf(run)
  const flows = new Map<string, AssignedFlow>()
  const pending = ids.map(id => ({ id, caller: run.flowName }))
  let bytes = Buffer.byteLength(run.definition)
  for (let next = pending.shift(); next !== undefined; next = pending.shift()) {
    const { id, caller } = next
    if (flows.has(id) || id === run.workflowId.toLowerCase()) continue
    if (flows.size === mostFlows)
      return refused(`The desktop flow '${run.flowName}' depends on more than ${mostFlows} others; it may not.`)
    const found = yield* readFlow(id, owner, run.ownerId)
    if (found === undefined)
      return refused(
        `The desktop flow '${caller}' calls the desktop flow ${id}, which does not exist. Import it, or call another one.`,
      )
    const { row, allowed } = found
    if (!allowed)
      return refused(
        `The desktop flow '${caller}' calls '${row.name}' (${id}), which the owner of the run may not read. Share it with ${owner?.fullName ?? 'the owner'}.`,
      )
    if (row.category !== desktopFlow || row.statecode !== activated || row.componentstate !== published)
      return refused(
        `The desktop flow '${caller}' calls '${row.name}' (${id}), which is a draft or switched off. Correct and publish it first.`,
      )
    const timeoutSeconds = flowLimit(row.metadata as string | null) ?? null
    const flow = { workflowId: id, name: String(row.name), ...(yield* contentOf(id)), timeoutSeconds }
    bytes += Buffer.byteLength(flow.definition)
    if (bytes > maxAgentMessageBytes - roomForTheRest)
      return refused(`The desktop flow '${run.flowName}' and those it calls are too large to travel to a machine.`)
    flows.set(id, flow)
    for (const called of childFlowIds(row.dependencies as string | null))
      pending.push({ id: called, caller: flow.name })
  }
  return { flows: [...flows.values()] }
}

const desktopFlow = 6
const activated = 1
const published = 0
const columns = [
  'workflowid',
  'name',
  'category',
  'statecode',
  'componentstate',
  'dependencies',
  'metadata',
  'ownerid',
] as const

function* ownerOf({ ownerId }: ClaimedRun): Steps<UserContext | undefined> {
  const known = ownerId === null ? undefined : yield* userById(ownerId)
  return known && userContext(known)
}

/** Whoever owns both may run both; a team has no other rights here than those. */
function* readFlow(
  id: string,
  owner: UserContext | undefined,
  ownerId: string | null,
): Steps<{ row: Row; allowed: boolean } | undefined> {
  const wanted = owner === undefined ? columns : [...new Set([...columns, ...accessColumns(owner, 'Read', workflow)])]
  const row = yield* retrieveRow(workflow, id, wanted)
  if (row === undefined) return undefined
  const isOwn = row.ownerid === ownerId
  return { row, allowed: isOwn || (owner !== undefined && (yield* mayAccess(owner, 'Read', workflow, row))) }
}

function* contentOf(id: string): Steps<{ readonly definition: string }> {
  const found = yield* readContent(workflow, id, 'definition')
  return { definition: found === undefined ? '' : Buffer.from(found.content as string).toString() }
}

const refused = (message: string): CalledFlows => ({ failure: { code: 'ChildFlowNotAvailable', message } })
