import type { IfStatement, Relation, Statement, SwitchStatement } from '../syntax/ast.ts'
import type { Value } from '../values/value.ts'
import type { Compiler } from './compiler.ts'
import type { Completion, Jump, Step } from './completion.ts'
import { labelsOf } from './jumps.ts'
import type { LabelPoint } from './labels.ts'
import { operators } from './operators.ts'
import type { Run } from './run.ts'
import { tell } from './tell.ts'

/** `IF … ELSE IF … ELSE … END` */
export function compileIf(compiler: Compiler, node: IfStatement): Step {
  const site = compiler.site('IF', node)
  const tests = node.branches.map(branch => compiler.condition(branch.condition))
  const sites = node.branches.map(branch => compiler.site('IF', branch))
  const bodies = node.branches.map(branch => compiler.body(branch.body))
  const otherwise = compiler.body(node.otherwise ?? [])
  const choose = (run: Run, start: number, first: number): Completion => {
    for (let index = first; index < tests.length; index += 1) {
      run.site = sites[index]!
      const holds = tests[index]!(run)
      if (typeof holds !== 'boolean') return later(run, holds, index)
      if (holds) {
        tell(run, site, start)
        return bodies[index]!(run)
      }
    }
    tell(run, site, start)
    return otherwise(run)
  }
  const later = async (run: Run, pending: Promise<boolean>, index: number): Promise<Jump | undefined> => {
    const start = run.host.now()
    if (!(await pending)) return await choose(run, start, index + 1)
    tell(run, site, start)
    return await bodies[index]!(run)
  }
  const many: Step = run => choose(run, run.reporting ? run.host.now() : 0, 0)
  const test = tests[0]!
  const body = bodies[0]!
  /** What `many` does, without the loop: most have one branch. */
  const one: Step = run => {
    run.site = sites[0]!
    if (run.reporting) return choose(run, run.host.now(), 0)
    const holds = test(run)
    return typeof holds === 'boolean' ? (holds ? body(run) : otherwise(run)) : later(run, holds, 0)
  }
  return enterable(
    compiler,
    [...node.branches.map(branch => branch.body), node.otherwise ?? []],
    [...bodies, otherwise],
    tests.length === 1 ? one : many,
  )
}

/** `SWITCH … CASE … DEFAULT … END`: the first case that holds, and no other. */
export function compileSwitch(compiler: Compiler, node: SwitchStatement): Step {
  const site = compiler.site('SWITCH', node)
  const subject = compiler.expression(node.subject)
  const cases = node.cases.map(one => ({
    holds: relation(one.operator),
    value: compiler.expression(one.value),
    body: compiler.body(one.body),
  }))
  const otherwise = compiler.body(node.otherwise ?? [])
  return enterable(
    compiler,
    [...node.cases.map(one => one.body), node.otherwise ?? []],
    [...cases.map(one => one.body), otherwise],
    run => {
      run.site = site
      const start = run.reporting ? run.host.now() : 0
      const value = subject(run)
      const found = cases.find(one => one.holds(value, one.value(run)))
      tell(run, site, start)
      return (found?.body ?? otherwise)(run)
    },
  )
}

const relation = (operator: Relation) => (a: Value, b: Value) => operators[operator](a, b, '') === true

/** Lets a GOTO on its way to a label in one of the branches enter that branch without asking the condition. */
function enterable(
  compiler: Compiler,
  branches: readonly (readonly Statement[])[],
  bodies: readonly Step[],
  step: Step,
): Step {
  const bodyOf = new Map<LabelPoint, Step>()
  for (const [index, branch] of branches.entries())
    for (const label of labelsOf(branch)) bodyOf.set(compiler.labels.point(label), bodies[index]!)
  if (bodyOf.size === 0) return step
  return run => {
    const body = run.entering && bodyOf.get(run.entering)
    return (body ?? step)(run)
  }
}
