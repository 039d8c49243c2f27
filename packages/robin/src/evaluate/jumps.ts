import { logicError } from '../runError.ts'
import type { Statement } from '../syntax/ast.ts'
import { type Completion, type Jump, type Step, waitOn } from './completion.ts'
import type { LabelPoint, Labels } from './labels.ts'
import type { Run } from './run.ts'

/** The jump of a GOTO. */
export const goTo = (labels: Labels, name: string): Jump => ({ kind: 'goto', label: labels.point(name) })

/** A GOTO left the subflow without meeting its label. */
export const labelNotFound = (label: LabelPoint): Error =>
  logicError(
    'LabelNotFoundError',
    `The label '${label.name}' cannot be reached from here: it is in a loop, block or subflow around which this GOTO does not stand.`,
  )

/** Labels a GOTO may enter by way of a statement: its own, and those in the branches of IF and SWITCH. */
export function* labelsIn(statement: Statement): Iterable<string> {
  if (statement.disabled) return
  if (statement.kind === 'Label') yield statement.name.text
  else if (statement.kind === 'If') {
    for (const branch of statement.branches) yield* labelsOf(branch.body)
    yield* labelsOf(statement.otherwise ?? [])
  } else if (statement.kind === 'Switch') {
    for (const one of statement.cases) yield* labelsOf(one.body)
    yield* labelsOf(statement.otherwise ?? [])
  }
}

export function* labelsOf(statements: readonly Statement[]): Iterable<string> {
  for (const statement of statements) yield* labelsIn(statement)
}

/** A step of a sequence, and the labels by which a GOTO enters it. */
export interface LabelledStep {
  readonly step: Step
  /** Its own label ends the jump; labels inside are entered by running the step. */
  readonly own: LabelPoint | undefined
  readonly inner: readonly LabelPoint[]
}

/**
 * Statements one after the other. A GOTO that comes out of one of them is taken here when its label is here or in a
 * branch of a statement here; otherwise it goes on to whatever is around.
 */
export function sequence(labelled: readonly LabelledStep[]): Step {
  const steps = labelled.map(one => one.step)
  const entries = new Map<LabelPoint, number>()
  for (const [index, { own, inner }] of labelled.entries()) {
    if (own) entries.set(own, index)
    for (const label of inner) if (!entries.has(label)) entries.set(label, index)
  }
  const isOwn = (label: LabelPoint, index: number): boolean => labelled[index]?.own === label

  const carryOn = (run: Run, start: number, first: Completion): Completion => {
    let index = start
    const advance = (given: Jump | undefined): Completion => {
      let jump = given
      for (;;) {
        if (jump === undefined) index += 1
        else {
          const entry: number | undefined = jump.kind === 'goto' ? entries.get(jump.label) : undefined
          if (jump.kind !== 'goto' || entry === undefined) return jump
          if (run.mustYield()) return run.yield(jump)
          index = entry
          if (!isOwn(jump.label, index)) run.entering = jump.label
        }
        const step = steps[index]
        if (step === undefined) return undefined
        const completion = step(run)
        if (completion instanceof Promise) return completion
        jump = completion
      }
    }
    const next = first instanceof Promise ? first : advance(first)
    return next instanceof Promise ? waitOn(next, advance) : next
  }

  const [only] = steps
  if (only !== undefined && steps.length === 1 && entries.size === 0) return only
  const [first, second, third] = steps
  const two: Step = run => {
    let completion = first!(run)
    if (completion !== undefined) return carryOn(run, 0, completion)
    completion = second!(run)
    return completion === undefined ? undefined : carryOn(run, 1, completion)
  }
  const three: Step = run => {
    let completion = first!(run)
    if (completion !== undefined) return carryOn(run, 0, completion)
    completion = second!(run)
    if (completion !== undefined) return carryOn(run, 1, completion)
    completion = third!(run)
    return completion === undefined ? undefined : carryOn(run, 2, completion)
  }
  const forward: Step = run => {
    for (let index = 0; index < steps.length; index += 1) {
      const completion = steps[index]!(run)
      if (completion !== undefined) return carryOn(run, index, completion)
    }
    return undefined
  }
  if (entries.size === 0) return steps.length === 2 ? two : steps.length === 3 ? three : forward
  return run => {
    const label = run.entering
    if (label === undefined || !entries.has(label)) return forward(run)
    run.entering = undefined
    return carryOn(run, -1, { kind: 'goto', label })
  }
}
