import type { Statement } from '../syntax/ast.ts'
import { attempt, type Jump, type Step } from './completion.ts'

/** Thrown out of a condition whose handler jumps: there a GOTO or EXIT has no other way out. */
export class Leave extends Error {
  readonly jump: Jump

  constructor(jump: Jump) {
    super('The handler of a condition jumps.')
    this.jump = jump
  }
}

/** A statement from whose conditions a handler may jump: `IF (Action …) THEN` with ON ERROR and GOTO. */
export function leavable(node: Statement, step: Step): Step {
  const conditions =
    node.kind === 'If' ? node.branches.map(branch => branch.condition) : node.kind === 'While' ? [node.condition] : []
  if (!conditions.some(one => one.kind === 'ActionCondition' && one.handler !== undefined)) return step
  const jumpOf = (thrown: unknown): Jump => {
    if (thrown instanceof Leave) return thrown.jump
    throw thrown
  }
  return run => attempt(() => step(run), jumpOf)
}
