import type { Http } from './core/http.ts'
import { definitionColumns, type FlowBinary, type FlowDefinition } from './flowDefinition.ts'
import { create } from './requests/create.ts'
import { deleteRow } from './requests/delete.ts'
import { uploadFile } from './requests/file.ts'
import { retrieve } from './requests/retrieve.ts'
import { retrieveMultiple } from './requests/retrieveMultiple.ts'
import { update } from './requests/update.ts'
import { upsert } from './requests/upsert.ts'

/** What became of a flow that was written. */
export interface WrittenFlow {
  readonly id: string
  readonly created: boolean
  /** Why it is a draft that does not run; null: it runs. */
  readonly problem: string | null
  readonly isActive: boolean
}

/**
 * Makes a flow, or replaces the one whose id is known: its columns, and its binaries where the definition has any to say.
 * A flow keeps the id it came with.
 */
export async function writeFlow(http: Http, flow: FlowDefinition, knownId: string | undefined): Promise<WrittenFlow> {
  const values = {
    name: flow.name,
    ...Object.fromEntries(definitionColumns.filter(name => isGiven(flow, name)).map(name => [name, flow[name]])),
    ...(flow.statecode === 0 && { statecode: 0 }),
  }
  let id = knownId
  if (id === undefined) {
    const key = flow.workflowid === undefined ? {} : { workflowid: flow.workflowid }
    id = await create(http, 'workflows', { ...key, ...values, category: 6 })
  } else await update(http, 'workflows', id, values)
  if (flow.binaries !== undefined) await writeBinaries(http, id, flow.binaries, knownId !== undefined)
  const select = ['statecode', 'suspensionreasondetails']
  const state = await retrieve<State>(http, 'workflows', id, { select, unpublished: true })
  return {
    id,
    created: knownId === undefined,
    problem: state.suspensionreasondetails,
    isActive: state.statecode === 1,
  }
}

/** A description may be taken away; what is empty of the others follows from the script. */
const isGiven = (flow: FlowDefinition, name: (typeof definitionColumns)[number]): boolean =>
  flow[name] !== undefined && (flow[name] !== null || name === 'description')

interface State {
  readonly statecode: number
  readonly suspensionreasondetails: string | null
}

interface Kept {
  readonly desktopflowbinaryid: string
  readonly type: string
  readonly reference: string | null
}

/** Those that the flow has no longer are deleted. One without an id is the one of the same type and reference. */
async function writeBinaries(
  http: Http,
  flowId: string,
  binaries: readonly FlowBinary[],
  isKnown: boolean,
): Promise<void> {
  const filter = `_process_value eq ${flowId}`
  const select = ['desktopflowbinaryid', 'type', 'reference']
  const kept = isKnown ? await Array.fromAsync(retrieveMultiple<Kept>(http, set, { select, filter })) : []
  const written = new Set<string>()
  for (const binary of binaries) {
    const same = kept.find(one => one.type === binary.type && one.reference === binary.reference)
    const id = binary.desktopflowbinaryid ?? same?.desktopflowbinaryid
    const { name, type, reference, mimetype, metadata } = binary
    const values = { name, type, reference, mimetype, metadata, 'Process@odata.bind': `/workflows(${flowId})` }
    const rowId = id ?? (await create(http, set, values))
    if (id !== undefined) await upsert(http, set, id, values)
    written.add(rowId)
    const file = { name: binary.fileName ?? `${type}.bin`, content: binary.content ?? new Uint8Array() }
    if (binary.content !== null) await uploadFile(http, set, rowId, 'data', file)
  }
  for (const { desktopflowbinaryid: id } of kept) if (!written.has(id)) await deleteRow(http, set, id)
}

const set = 'desktopflowbinaries'
