import type { ActionDefinition } from '../action/defineAction.ts'
import { signature } from '../signature.ts'
import type { Flow, Subflow } from '../syntax/ast.ts'
import { apartNames } from './apartNames.ts'
import type { Callee } from './callee.ts'
import type { DebugSession } from './debugSession.ts'
import { flowNames } from './flowNames.ts'
import { Chunks } from './generate/chunk.ts'
import { compileInputs } from './inputs.ts'
import { compileLocal } from './localSubflow.ts'
import { compileOutputs } from './outputs.ts'
import { type Parts, type Program, programOf } from './program.ts'
import { Scope } from './scope.ts'
import { type FlowParts, subflowCompiler } from './subflowCompiler.ts'
import { localNames, variableNames } from './variableNames.ts'

/**
 * Turns the tree of a flow into a program: generated code and closures, made once, run as often as wanted. The tree
 * should have passed the checker; what it would have refused fails when it is reached.
 *
 * @example
 * const program = compile(flow, await library.load(actionNames))
 * const outcome = await program.run({ inputs: { Name: 'Ada' }, host: nodeHost() })
 */
export function compile(flow: Flow, actions: ReadonlyMap<string, ActionDefinition>): Program {
  const definitions = byName(actions)
  return programOf((told, session) => compileParts(flow, definitions, told, session))
}

function compileParts(
  flow: Flow,
  definitions: ReadonlyMap<string, ActionDefinition>,
  told: boolean,
  session?: DebugSession,
): Parts {
  const callees = new Map<string, Callee>()
  const names = flowNames(flow)
  const { inputs, outputs, sensitive } = signature(flow)
  const parts: FlowParts = {
    scope: new Scope(variableNames(flow, names), undefined, apartNames(flow, names)),
    sensitive: new Set(sensitive),
    definitions,
    callees,
    session,
    told,
    sites: [{ action: '', subflow: 'Main', line: 0, index: 0, at: 0 }],
    chunks: new Chunks(),
    contexts: new Map(),
  }
  const compilers = flow.subflows.map(subflow => {
    const { name, global, body } = subflow
    const callee: Callee = { name: name.text, body: () => undefined }
    callees.set(name.text.toLowerCase(), callee)
    const own = global
      ? undefined
      : new Scope(localNames(subflow, names), parts.scope, apartNames(flow, names, subflow))
    const compiler = subflowCompiler(parts, name.text, body, own)
    if (own) callee.local = compileLocal(compiler, ...ownSignature(flow, subflow))
    return { callee, compiler, body }
  })
  for (const { callee, compiler, body } of compilers) {
    callee.body = compiler.body(body, step => {
      callee.body = step
    })
  }
  const main = subflowCompiler(parts, 'Main', flow.main)
  return {
    scope: parts.scope,
    inputs: compileInputs(inputs, main),
    outputs: compileOutputs(outputs, main),
    main: main.body(flow.main),
    sites: parts.sites,
  }
}

function ownSignature(flow: Flow, { variables }: Subflow) {
  const { inputs, outputs } = signature({ ...flow, variables })
  return [inputs, outputs] as const
}

/** Definitions by every name they go by, in lower case. */
function byName(actions: ReadonlyMap<string, ActionDefinition>): Map<string, ActionDefinition> {
  const found = new Map<string, ActionDefinition>()
  for (const [key, definition] of actions)
    for (const name of [key, definition.name, ...definition.aliases]) {
      const folded = name.toLowerCase()
      if (!found.has(folded)) found.set(folded, definition)
    }
  return found
}
