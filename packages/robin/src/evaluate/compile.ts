import type { ActionDefinition } from '../action/defineAction.ts'
import { signature } from '../signature.ts'
import type { Flow, Statement } from '../syntax/ast.ts'
import { compileActionCondition } from './actions.ts'
import type { Compiler } from './compiler.ts'
import type { Step } from './completion.ts'
import { compileExpression } from './expressions.ts'
import { compileInputs } from './inputs.ts'
import { labelsIn, sequence } from './jumps.ts'
import { Labels } from './labels.ts'
import { toCondition } from './operators.ts'
import { compileOutputs } from './outputs.ts'
import { type Program, programOf } from './program.ts'
import { Scope } from './scope.ts'
import { compileStatement } from './statements.ts'
import { variableNames } from './variableNames.ts'

/**
 * Turns the tree of a flow into a program: closures, made once, run as often as wanted. The tree should have passed the
 * checker; what it would have refused fails when it is reached.
 *
 * @example
 * const program = compile(flow, await library.load(actionNames))
 * const outcome = await program.run({ inputs: { Name: 'Ada' }, host: nodeHost() })
 */
export function compile(flow: Flow, actions: ReadonlyMap<string, ActionDefinition>): Program {
  const scope = new Scope()
  for (const name of variableNames(flow)) scope.slot(name)
  const sensitive = new Set(flow.sensitive.map(name => scope.slot(name.text)))
  const definitions = byName(actions)
  const bodies = new Map<string, Step>()
  const subflows = new Map(flow.subflows.map(subflow => [subflow.name.text.toLowerCase(), subflow]))

  const compilerFor = (subflow: string): Compiler => {
    const compiler: Compiler = {
      subflow,
      labels: new Labels(),
      expression: node => compileExpression(node, scope),
      condition: (node, site) => {
        if (node.kind === 'ActionCondition') return compileActionCondition(compiler, node)
        const evaluate = compileExpression(node, scope)
        return run => {
          run.site = site
          return toCondition(evaluate(run))
        }
      },
      body: statements => compileBody(compiler, statements),
      slot: name => scope.slot(name),
      store: name => {
        const slot = scope.slot(name)
        if (!sensitive.has(slot))
          return (run, value) => {
            run.slots[slot] = value
          }
        return (run, value) => {
          run.mask.add(value, run.host.culture)
          run.slots[slot] = value
        }
      },
      site: (action, node) => ({ action, subflow, line: node.range.line }),
      action: name => definitions.get(name.text.toLowerCase()),
      subflowBody: name => {
        const folded = name.toLowerCase()
        return subflows.has(folded) ? () => bodies.get(folded)! : undefined
      },
    }
    return compiler
  }

  const main = compilerFor('Main')
  const { inputs, outputs } = signature(flow)
  for (const [folded, subflow] of subflows) bodies.set(folded, compilerFor(subflow.name.text).body(subflow.body))
  return programOf({
    scope,
    inputs: compileInputs(inputs, main),
    outputs: compileOutputs(outputs, main),
    main: main.body(flow.main),
  })
}

function compileBody(compiler: Compiler, statements: readonly Statement[]): Step {
  const steps = statements.flatMap(statement => {
    const own =
      statement.kind === 'Label' && !statement.disabled ? compiler.labels.point(statement.name.text) : undefined
    const step = compileStatement(compiler, statement)
    if (step === undefined && own === undefined) return []
    const inner = own ? [] : [...labelsIn(statement)].map(name => compiler.labels.point(name))
    return [{ step: step ?? nothing, own, inner }]
  })
  return sequence(steps)
}

const nothing: Step = () => undefined

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
