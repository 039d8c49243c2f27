import type { ActionDefinition } from '../action/defineAction.ts'
import type { Statement } from '../syntax/ast.ts'
import { compileActionCondition } from './actions.ts'
import type { Callee } from './callee.ts'
import type { Compiler, Test } from './compiler.ts'
import type { Step } from './completion.ts'
import { observed } from './debugCompiler.ts'
import type { DebugSession } from './debugSession.ts'
import { compileExpression, isBoolean } from './expressions.ts'
import { labelsIn, sequence } from './jumps.ts'
import { Labels } from './labels.ts'
import { leavable } from './leave.ts'
import { toCondition } from './operators.ts'
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
}

/** The compiler of one subflow; with a scope of its own where the subflow is local. */
export function subflowCompiler(
  { scope: flowScope, sensitive, definitions, callees, session }: FlowParts,
  subflow: string,
  body: readonly Statement[],
  own?: Scope,
): Compiler {
  const scope = own ?? flowScope
  const rows = statementRows(body)
  const plain: Compiler = {
    subflow,
    local: own !== undefined,
    scope,
    labels: new Labels(),
    statement: node => {
      const step = compileStatement(compiler, node)
      return step && leavable(node, step)
    },
    body: statements => compileBody(compiler, statements),
    expression: node => compileExpression(node, scope),
    condition: node => {
      if (node.kind === 'ActionCondition') return compileActionCondition(compiler, node)
      const evaluate = compileExpression(node, scope)
      if (isBoolean(node)) return evaluate as Test
      return run => {
        const value = evaluate(run)
        return typeof value === 'boolean' ? value : toCondition(value)
      }
    },
    variable: (name, global) => (own && global ? ofFlow(flowScope.slot(name)) : ofFrame(scope.slot(name))),
    store: (name, global) => {
      const { write } = plain.variable(name, global)
      if (!plain.sensitive(name)) return write
      return (run, value) => {
        run.mask.add(value, run.host.culture)
        write(run, value)
      }
    },
    plainSlot: (name, global) => ((own && global) || plain.sensitive(name) ? undefined : scope.slot(name)),
    sensitive: name => sensitive.has(name.toLowerCase()),
    site: (action, node) => ({ action, subflow, line: node.range.line, index: rows.get(node) ?? 0 }),
    action: name => definitions.get(name.text.toLowerCase()),
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

function compileBody(compiler: Compiler, statements: readonly Statement[]): Step {
  const steps = statements.flatMap((statement, index) => {
    const own =
      statement.kind === 'Label' && !statement.disabled ? compiler.labels.point(statement.name.text) : undefined
    const step = compiler.statement(statement)
    const rest = index % breath === breath - 1 ? [{ step: breathe, own: undefined, inner: [] }] : []
    if (step === undefined && own === undefined) return rest
    const inner = own ? [] : [...labelsIn(statement)].map(name => compiler.labels.point(name))
    return [{ step: step ?? nothing, own, inner }, ...rest]
  })
  return sequence(steps)
}

const nothing: Step = () => undefined

/** Statements in a row after which the run looks whether it must yield, though there is no loop, call or action. */
const breath = 32
const breathe: Step = run => (run.mustYield(breath) ? run.yield(undefined) : undefined)
