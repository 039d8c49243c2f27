import { existsSync, realpathSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { flowLimit } from '@deskhand/contract/flowLimit'
import type { ActionLibrary } from '@deskhand/robin/action/catalogue'
import type { ChildFlowCall } from '@deskhand/robin/evaluate/childFlowCalls'
import { type FlowSource, type LoadedChildFlows, loadChildFlows } from '@deskhand/robin/evaluate/loadChildFlows'
import type { Flow } from '@deskhand/robin/syntax/ast'
import type { NamedFlow } from './flowFile.ts'
import { readSource } from './source.ts'

/** Where the flows may be that a flow calls. */
interface Sources {
  readonly file: string
  /** Pairs `<id>=<file>`. */
  readonly children: readonly string[]
  /** The flows of the file itself. */
  readonly flows: readonly NamedFlow[]
}

/**
 * The flows a flow calls: the files `--child <id>=<file>` names, otherwise those of its own file, otherwise the one
 * beside the file that has the name the annotation `@@flowname` gives.
 *
 * @example
 * await childFlowsOf(flow, tree, { file: 'order.robin', children: ['5a8fd0c1-…=prices.robin'], flows }, actionLibrary())
 */
export async function childFlowsOf(
  flow: NamedFlow,
  tree: Flow,
  { file, children, flows }: Sources,
  library: ActionLibrary,
): Promise<LoadedChildFlows> {
  const given = new Map(children.map(pair))
  const root = file === '-' ? undefined : realpathSync(file)
  const isRoot = (path: string) => root !== undefined && existsSync(path) && realpathSync(path) === root
  const id = flow.workflowId ?? [...given].find(([, path]) => isRoot(path))?.[0]
  const folder = file === '-' ? '.' : dirname(file)
  const loaded = await loadChildFlows({ name: flow.name, tree, ...(id !== undefined && { id }) }, library, call =>
    sourceOf(call, given.get(call.flowId.toLowerCase()), flows, folder),
  )
  if (loaded.problems.length === 0) return loaded
  const problems = loaded.problems.map(problem =>
    problem.endsWith('which is not there.') ? `${problem} Give its file: --child <id>=<file>.` : problem,
  )
  return { ...loaded, problems }
}

function pair(text: string): readonly [string, string] {
  const at = text.indexOf('=')
  if (at < 1 || at === text.length - 1)
    throw new Error(`--child takes <id>=<file>, the id of a flow and its Robin file, not '${text}'`)
  return [text.slice(0, at).toLowerCase(), text.slice(at + 1)]
}

function sourceOf(
  { flowId, flowName }: ChildFlowCall,
  given: string | undefined,
  flows: readonly NamedFlow[],
  folder: string,
): FlowSource | undefined {
  if (given !== undefined) return read(flowId, given)
  const same = flows.find(one => one.workflowId === flowId.toLowerCase())
  if (same !== undefined) return inFile(flowId, same)
  // A name is a name: it leads into no other folder.
  if (flowName === undefined || /[/\\]/.test(flowName)) return undefined
  const beside = join(folder, `${flowName}.robin`)
  return existsSync(beside) ? read(flowId, beside) : undefined
}

function inFile(id: string, { name, definition, metadata }: NamedFlow): FlowSource {
  const timeoutSeconds = flowLimit(metadata)
  return { id, name, definition, ...(timeoutSeconds !== undefined && { timeoutSeconds }) }
}

const read = (id: string, file: string): FlowSource => ({
  id,
  name: nameOf(file),
  definition: readSource(file),
})

const nameOf = (file: string): string => basename(file, '.robin')
