import { logicError } from '../runError.ts'
import type { Callee } from './callee.ts'
import type { Completion, Jump } from './completion.ts'
import { labelNotFound } from './jumps.ts'
import type { Run } from './run.ts'

/** Calls within calls, at most. */
export const deepest = 10_000
/** Calls within calls after which the JavaScript stack is unwound, so that it never overflows. */
export const stackful = 64

/** Runs the body of a subflow on the variables that are there. */
export function enter(run: Run, callee: Callee): Completion {
  if (run.depth >= deepest)
    throw logicError(
      'RecursionError',
      `The call of '${callee.name}' is ${deepest} calls deep; a subflow calls itself without end.`,
    )
  run.depth += 1
  const deep = run.depth % stackful === 0 || run.mustYield()
  const completion = deep ? run.yield(undefined).then(() => callee.body(run)) : callee.body(run)
  return left(run, completion)
}

/** The body of a subflow came to an end, or waits. */
export function left(run: Run, completion: Completion): Completion {
  if (completion === undefined) {
    run.depth -= 1
    return undefined
  }
  return completion instanceof Promise ? completion.then(jump => returned(run, jump)) : returned(run, completion)
}

function returned(run: Run, jump: Jump | undefined): Completion {
  run.depth -= 1
  if (jump?.kind === 'goto') throw labelNotFound(jump.label)
  return jump?.kind === 'exitFlow' ? jump : undefined
}
