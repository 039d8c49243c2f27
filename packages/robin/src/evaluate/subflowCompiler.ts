import type { ActionDefinition } from '../action/defineAction.ts'
import type { Name, Statement } from '../syntax/ast.ts'
import { compileActionCondition } from './actions.ts'
import type { Callee } from './callee.ts'
import type { Compiler } from './compiler.ts'
import { observed } from './debugCompiler.ts'
import type { DebugSession } from './debugSession.ts'
import { compileBody } from './generate/body.ts'
import type { Chunks } from './generate/chunk.ts'
import { compileCondition, compileExpression } from './generate/expression.ts'
import { FactsOf } from './generate/facts.ts'
import { Labels } from './labels.ts'
import { leavable } from './leave.ts'
import type { Site } from './run.ts'
import type { Scope } from './scope.ts'
import type { Slot } from './slot.ts'
import { statementRows } from './statementRows.ts'
import { compileStatement } from './statements.ts'

/** What all subflows of a flow share while they are compiled. */
export interface FlowParts {
  /** The variables of the flow. */
  readonly scope: Scope
  /** Variables never to be shown, in small letters. Those of local subflows go by the same names. */
  readonly sensitive: ReadonlySet<string>
  /** By every name they go by, in small letters. */
  readonly definitions: ReadonlyMap<string, ActionDefinition>
  /** By name, in small letters. */
  readonly callees: ReadonlyMap<string, Callee>
  /** Set when the program is made to be watched. */
  readonly session: DebugSession | undefined
  /** Somebody wants to hear of every statement. */
  readonly told: boolean
  /** Where statements stand; grows while the flow is compiled. */
  readonly sites: Site[]
  /** For generated code. */
  readonly chunks: Chunks
  /** The actions it uses, each with its place among the contexts of a run. */
  readonly contexts: Map<ActionDefinition, number>
}

/** The compiler of one subflow; with a scope of its own where the subflow is local. */
export function subflowCompiler(
  { scope: flowScope, sensitive, definitions, callees, session, told, sites, chunks, contexts }: FlowParts,
  subflow: string,
  body: readonly Statement[],
  own?: Scope,
): Compiler {
  const scope = own ?? flowScope
  const rows = statementRows(body)
  const isSensitive = (name: string): boolean => sensitive.has(name.toLowerCase())
  const plainSlot = (name: string, global?: boolean): number | undefined =>
    (own && global) || isSensitive(name) ? undefined : scope.slot(name)
  const action = (name: Name): ActionDefinition | undefined => definitions.get(name.text.toLowerCase())
  const plain: Compiler = {
    subflow,
    local: own !== undefined,
    scope,
    labels: new Labels(),
    watched: false,
    told,
    facts: new FactsOf({ plainSlot, action }),
    chunks,
    statement: node => {
      const step = compileStatement(compiler, node)
      return step && leavable(node, step)
    },
    body: (statements, onMade) => compileBody(compiler, statements, onMade),
    expression: node => compileExpression(plain, node),
    condition: node =>
      node.kind === 'ActionCondition' ? compileActionCondition(compiler, node) : compileCondition(plain, node),
    variable: (name, global) => (own && global ? ofFlow(flowScope.slot(name)) : ofFrame(scope.slot(name))),
    store: (name, global) => {
      const { write } = plain.variable(name, global)
      if (!isSensitive(name)) return write
      return (run, value) => {
        run.mask.add(value, run.host.culture)
        write(run, value)
      }
    },
    plainSlot,
    sensitive: isSensitive,
    site: (action, node) => {
      const site = { action, subflow, line: node.range.line, index: rows.get(node) ?? 0, at: sites.length }
      sites.push(site)
      return site
    },
    action,
    contextAt: definition => {
      const at = contexts.get(definition) ?? contexts.size
      contexts.set(definition, at)
      return at
    },
    callee: name => callees.get(name.toLowerCase()),
  }
  const compiler = session ? observed(plain, session) : plain
  return compiler
}

const ofFrame = (slot: number): Slot => ({
  read: run => run.slots[slot]!,
  write: (run, value) => {
    run.slots[slot] = value
  },
})

const ofFlow = (slot: number): Slot => ({
  read: run => run.globals[slot]!,
  write: (run, value) => {
    run.globals[slot] = value
  },
})
