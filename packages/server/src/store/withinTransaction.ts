import { dataverseError } from '@deskhand/contract/errors'
import type { Announcement } from './announcements.ts'
import { runStepsAsync } from './runSteps.ts'
import type { Dialect, Row, Statement, Steps, Store } from './steps.ts'

/** Runs one statement inside the transaction under way. */
export type Execute = (statement: Statement) => Promise<readonly Row[]>

/**
 * Gives `work` a store whose reads and writes all belong to one open transaction. Each write stands in a savepoint, so
 * that one that is refused leaves the rest as it was, to be read on. When `work` has ended, or has taken longer than a
 * minute, its store answers nothing more.
 *
 * @example
 * withinTransaction('sqlite', execute, announced, async store => {
 *   await store.write(() => insertRow(workflow, values, by))
 *   return store.read(() => retrieveRow(workflow, id, ['name'])) // sees it
 * })
 */
export async function withinTransaction<Result>(
  dialect: Dialect,
  execute: Execute,
  announced: Announcement[],
  work: (store: Store) => Promise<Result>,
): Promise<Result> {
  let over: Error | undefined
  const run = <Value>(steps: () => Steps<Value>): Promise<Value> =>
    runStepsAsync(steps(), statement => (over === undefined ? execute(statement) : Promise.reject(over)))
  const store: Store = {
    dialect,
    read: run,
    scan: run,
    async write(steps) {
      const heard = announced.length
      await run(() => only('savepoint part'))
      try {
        const result = await run(steps)
        await run(() => only('release savepoint part'))
        return result
      } catch (error) {
        announced.length = heard
        await run(() => only('rollback to savepoint part'))
        throw error
      }
    },
    transaction: inner => inner(store),
    listen: () => refuse('listened to'),
    notify: async () => refuse('notified'),
    close: async () => refuse('closed'),
  }
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(dataverseError('SqlTimeout', longest / 1000)), longest)
  try {
    return await Promise.race([work(store), late])
  } finally {
    clearTimeout(timer)
    over = new Error('The transaction has ended.')
  }
}

/** ms. */
const longest = 60_000

function* only(text: string): Steps<void> {
  yield { text: { sqlite: text, postgres: text }, values: [] }
}

function refuse(what: string): never {
  throw new Error(`The store of a transaction cannot be ${what}.`)
}
