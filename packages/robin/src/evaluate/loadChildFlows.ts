import type { ActionLibrary } from '../action/catalogue.ts'
import { check } from '../check/check.ts'
import { signature } from '../signature.ts'
import type { Flow } from '../syntax/ast.ts'
import { parse } from '../syntax/parse.ts'
import { actionNames } from './actionNames.ts'
import type { ChildFlow, ChildFlows } from './childFlow.ts'
import { type ChildFlowCall, childFlowCalls } from './childFlowCalls.ts'
import { compile } from './compile.ts'
import type { Program } from './program.ts'

/** A flow as it is kept. */
export interface FlowSource {
  readonly id: string
  readonly name: string
  /** The Robin text. */
  readonly definition: string
  /** The time it gives itself when it is called. */
  readonly timeoutSeconds?: number
}

export interface LoadedChildFlows {
  readonly childFlows: ChildFlows
  /** Names of the actions the called flows use. */
  readonly actions: ReadonlySet<string>
  /** Why the flow cannot run, as sentences; empty: it can. */
  readonly problems: readonly string[]
}

/** Flows a flow may call, directly and through others. Source: Power Automate, "Run desktop flow". */
export const mostChildFlows = 150

/**
 * Reads, checks and compiles all flows that a flow calls, directly and through others.
 *
 * @param root the calling flow; its id is known where it is kept among the others
 * @param find gives a called flow; undefined: there is none
 */
export async function loadChildFlows(
  root: { readonly id?: string; readonly name: string; readonly tree: Flow },
  library: ActionLibrary,
  find: (call: ChildFlowCall) => FlowSource | undefined | Promise<FlowSource | undefined>,
): Promise<LoadedChildFlows> {
  const first: Known = { ...root, calls: childFlowCalls(root.tree, library) }
  const known = new Map<string, Known & FlowSource>()
  const problems: string[] = []
  const pending: Known[] = [first]
  for (let caller = pending.shift(); caller !== undefined; caller = pending.shift()) {
    for (const call of caller.calls) {
      const key = call.flowId.toLowerCase()
      if (known.has(key) || key === root.id?.toLowerCase()) continue
      if (known.size === mostChildFlows) return failed([tooMany])
      const source = await find(call)
      if (source === undefined) {
        problems.push(missing(caller.name, call))
        continue
      }
      const { tree, diagnostics } = parse(source.definition)
      const errors = [...diagnostics, ...check(tree, library)].filter(({ severity }) => severity === 'error')
      if (errors.length > 0) problems.push(wrongScript(source.name, errors))
      const flow = { ...source, tree, calls: childFlowCalls(tree, library) }
      known.set(key, flow)
      pending.push(flow)
    }
  }
  const circle = circleOf(first, known)
  if (circle !== undefined) problems.push(recursion(circle))
  if (problems.length > 0) return failed([...new Set(problems)])
  const actions = new Set([...known.values()].flatMap(flow => [...actionNames(flow.tree)]))
  const definitions = await library.load(actions)
  const flows = new Map([...known].map(([key, flow]) => [key, childFlow(flow, compile(flow.tree, definitions))]))
  return { childFlows: id => flows.get(id.toLowerCase()), actions, problems: [] }
}

interface Known {
  readonly id?: string
  readonly name: string
  readonly tree: Flow
  readonly calls: readonly ChildFlowCall[]
}

const failed = (problems: readonly string[]): LoadedChildFlows => ({
  childFlows: () => undefined,
  actions: new Set(),
  problems,
})

function childFlow({ tree, id, name, timeoutSeconds }: Known & FlowSource, program: Program): ChildFlow {
  const { inputs, outputs } = signature(tree)
  const limit = timeoutSeconds === undefined ? {} : { timeoutSeconds }
  return { id, name, inputs, outputs, ...limit, run: options => program.run(options) }
}

/** Names of flows that call each other in a circle, if there is one. */
function circleOf(first: Known, known: ReadonlyMap<string, Known>): string[] | undefined {
  const path: Known[] = []
  const done = new Set<Known>()
  const visit = (flow: Known): string[] | undefined => {
    const at = path.indexOf(flow)
    if (at >= 0) return path.slice(at).map(one => one.name)
    if (done.has(flow)) return undefined
    path.push(flow)
    for (const { flowId } of flow.calls) {
      const key = flowId.toLowerCase()
      const called = key === first.id?.toLowerCase() ? first : known.get(key)
      const circle = called && visit(called)
      if (circle !== undefined) return circle
    }
    path.pop()
    done.add(flow)
    return undefined
  }
  return visit(first)
}

const tooMany = `The flow calls more than ${mostChildFlows} others, directly and through them; it may not.`

const missing = (name: string, { flowId, flowName, line }: ChildFlowCall): string =>
  `Line ${line} of '${name}' calls the desktop flow ${flowName === undefined ? `'${flowId}'` : `'${flowName}' (${flowId})`}, which is not there.`

const recursion = (names: readonly string[]): string =>
  `${[...names, names[0]].map(name => `'${name}'`).join(' calls ')}; a flow cannot call itself, directly or through others.`

function wrongScript(name: string, errors: readonly { readonly line: number; readonly message: string }[]): string {
  const more = errors.length === 1 ? '' : ` (and ${errors.length - 1} more)`
  return `The script of the desktop flow '${name}' cannot run. Line ${errors[0]?.line}: ${errors[0]?.message}${more}`
}
