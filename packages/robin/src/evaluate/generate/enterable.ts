import type { IfStatement, Statement, SwitchStatement } from '../../syntax/ast.ts'
import type { Compiler } from '../compiler.ts'
import type { Step } from '../completion.ts'
import { labelsOf } from '../jumps.ts'
import type { LabelPoint } from '../labels.ts'
import { compileWritten } from './statement.ts'

/** IF and SWITCH; a GOTO on its way to a label in one of the branches enters it without asking the condition. */
export function compileBranches(compiler: Compiler, node: IfStatement | SwitchStatement): Step {
  const branches: readonly { readonly body: readonly Statement[] }[] = node.kind === 'If' ? node.branches : node.cases
  const bodies = [...branches.map(branch => branch.body), node.otherwise ?? []]
  if (bodies.every(body => [...labelsOf(body)].length === 0)) return compileWritten(compiler, node)
  const steps = bodies.map(body => compiler.body(body))
  const bodyOf = new Map<LabelPoint, Step>()
  for (const [index, body] of bodies.entries())
    for (const label of labelsOf(body)) bodyOf.set(compiler.labels.point(label), steps[index]!)
  const step = compileWritten(compiler, node, steps)
  return run => {
    const body = run.entering && bodyOf.get(run.entering)
    return (body ?? step)(run)
  }
}
