import type { LabelPoint } from './labels.ts'
import type { Run } from './run.ts'

/** What a statement gives besides running through: where the flow goes next. */
export type Jump =
  | { readonly kind: 'exitLoop' }
  | { readonly kind: 'nextLoop' }
  | { readonly kind: 'exitFunction' }
  | { readonly kind: 'repeatBlock' }
  | { readonly kind: 'exitFlow'; readonly code: number; readonly message: string }
  | { readonly kind: 'goto'; readonly label: LabelPoint }

/** Undefined: ran through. Only what waits gives a promise, so that everything else costs none. */
export type Completion = Jump | undefined | Promise<Jump | undefined>

/** A compiled statement. */
export type Step = (run: Run) => Completion

/**
 * Waits for a promise and hands what came of it to `advance`, which goes on until it waits again or is through. A loop
 * of any length holds one promise at a time.
 */
export async function waitOn(
  pending: Promise<Jump | undefined>,
  advance: (jump: Jump | undefined) => Completion,
): Promise<Jump | undefined> {
  let next: Completion = pending
  while (next instanceof Promise) next = advance(await next)
  return next
}

/** Runs something that may wait, and turns what it throws into what `recover` gives. */
export function attempt(execute: () => Completion, recover: (thrown: unknown) => Completion): Completion {
  let completion: Completion
  try {
    completion = execute()
  } catch (thrown) {
    return recover(thrown)
  }
  return completion instanceof Promise ? completion.catch(recover) : completion
}
