import type { Row, Statement, Steps } from './steps.ts'

/** Runs a verb to its end on a database that answers at once; an error of a statement is thrown into the verb. */
export function runSteps<Result>(steps: Steps<Result>, execute: (statement: Statement) => readonly Row[]): Result {
  let step = steps.next()
  while (!step.done) {
    let rows: readonly Row[]
    try {
      rows = execute(step.value)
    } catch (error) {
      step = steps.throw(error)
      continue
    }
    step = steps.next(rows)
  }
  return step.value
}

/** The same where a statement may go unanswered: then the verb is given up, and nothing comes of it. */
export function runShortSteps<Result>(
  steps: Steps<Result>,
  execute: (statement: Statement) => readonly Row[] | undefined,
): { readonly result: Result } | undefined {
  let step = steps.next()
  while (!step.done) {
    const rows = execute(step.value)
    if (rows === undefined) return undefined
    step = steps.next(rows)
  }
  return { result: step.value }
}

/** The same for a database that answers later. */
export async function runStepsAsync<Result>(
  steps: Steps<Result>,
  execute: (statement: Statement) => Promise<readonly Row[]>,
): Promise<Result> {
  let step = steps.next()
  while (!step.done) {
    let rows: readonly Row[]
    try {
      rows = await execute(step.value)
    } catch (error) {
      step = steps.throw(error)
      continue
    }
    step = steps.next(rows)
  }
  return step.value
}
