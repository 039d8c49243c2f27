import type { Statement } from '../../syntax/ast.ts'
import type { Compiler } from '../compiler.ts'
import type { Step } from '../completion.ts'
import { type LabelledStep, labelsIn, sequence } from '../jumps.ts'
import { actionWeight } from './action.ts'
import { Code } from './code.ts'
import { breath, largestFunction, mostActions } from './facts.ts'
import { writeStatement } from './statement.ts'

/**
 * The statements of a body, one after the other: those that cannot wait together in one function. `onMade` is given
 * that function when it is all of the body.
 */
export function compileBody(compiler: Compiler, statements: readonly Statement[], onMade?: (step: Step) => void): Step {
  const steps: LabelledStep[] = []
  const add = (step: Step): void => {
    steps.push({ step, own: undefined, inner: [] })
  }
  let code: Code | undefined
  let latest: Code | undefined
  let size = 0
  let actions = 0
  const finish = (): void => {
    if (code !== undefined) {
      add(code.step())
      latest = code
    }
    code = undefined
    size = 0
  }
  for (const [index, statement] of statements.entries()) {
    const labels = [...labelsIn(statement)].map(name => compiler.labels.point(name))
    const facts = compiler.watched || labels.length > 0 ? undefined : compiler.facts.of(statement)
    if (facts?.size === 0) continue
    if (facts?.inline && (facts.pure || facts.apart || endsSync(statement))) {
      if (size + facts.size > largestFunction) finish()
      if (actions + facts.actions > mostActions) {
        finish()
        add(breathe(actions * actionWeight))
        actions = 0
      }
      code ??= new Code(compiler)
      writeStatement(code, statement)
      size += facts.size
      actions += facts.actions
      if (!facts.pure) finish()
    } else {
      finish()
      const step = compiler.statement(statement)
      const own = statement.kind === 'Label' ? labels[0] : undefined
      if (own !== undefined) steps.push({ step: nothing, own, inner: [] })
      else if (step !== undefined) steps.push({ step, own: undefined, inner: labels })
    }
    if (index % breath === breath - 1) {
      finish()
      add(breathe(breath + actions * actionWeight))
      actions = 0
    }
  }
  finish()
  if (steps.length === 1 && latest !== undefined) latest.onMade = onMade
  return sequence(steps)
}

/** A statement that can be the last one of a function that does not wait: it hands on what its branches give. */
const endsSync = (node: Statement): boolean =>
  node.kind === 'Switch' ||
  (node.kind === 'If' && node.branches.every(branch => branch.condition.kind !== 'ActionCondition'))

const nothing: Step = () => undefined

const breathe =
  (weight: number): Step =>
  run =>
    run.mustYield(weight) ? run.yield(undefined) : undefined
