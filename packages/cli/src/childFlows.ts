import { existsSync, realpathSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { ActionLibrary } from '@deskhand/robin/action/catalogue'
import type { ChildFlowCall } from '@deskhand/robin/evaluate/childFlowCalls'
import { type FlowSource, type LoadedChildFlows, loadChildFlows } from '@deskhand/robin/evaluate/loadChildFlows'
import type { Flow } from '@deskhand/robin/syntax/ast'
import { readSource } from './source.ts'

/**
 * The flows a file calls: the files `--child <id>=<file>` names, otherwise the one beside the file that has the name
 * the annotation `@@flowname` gives.
 *
 * @example
 * await childFlowsOf('order.robin', tree, ['5a8fd0c1-…=prices.robin'], actionLibrary())
 */
export async function childFlowsOf(
  file: string,
  tree: Flow,
  children: readonly string[],
  library: ActionLibrary,
): Promise<LoadedChildFlows> {
  const given = new Map(children.map(pair))
  const root = file === '-' ? undefined : realpathSync(file)
  const id = [...given].find(([, path]) => root !== undefined && existsSync(path) && realpathSync(path) === root)?.[0]
  const folder = file === '-' ? '.' : dirname(file)
  const loaded = await loadChildFlows({ name: nameOf(file), tree, ...(id !== undefined && { id }) }, library, call =>
    sourceOf(call, given.get(call.flowId.toLowerCase()), folder),
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

function sourceOf({ flowId, flowName }: ChildFlowCall, given: string | undefined, folder: string) {
  if (given !== undefined) return read(flowId, given)
  // A name is a name: it leads into no other folder.
  if (flowName === undefined || /[/\\]/.test(flowName)) return undefined
  const beside = join(folder, `${flowName}.robin`)
  return existsSync(beside) ? read(flowId, beside) : undefined
}

const read = (id: string, file: string): FlowSource => ({
  id,
  name: nameOf(file),
  definition: readSource(file),
})

const nameOf = (file: string): string => basename(file, '.robin')
