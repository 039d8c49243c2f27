import type { Announcement } from './announcements.ts'
import type { SqliteConnection } from './sqliteConnection.ts'

/**
 * Many writes, one sync: what arrives within a turn of the event loop is run one after another inside one
 * transaction, and nobody is answered before the commit. Source: storage study, section 5.
 *
 * A write that fails must not take the others with it. Since nearly all succeed, they are run without savepoints, which
 * make SQLite copy each page that is touched, a third of the cost of a write. Where one fails after it has changed
 * something, everything is undone and run once more with a savepoint each: `work` may be called twice.
 */
export interface GroupCommit {
  run<Result>(work: () => Result): Promise<Result>
  /** A transaction of its own that takes more than a turn; the writes that come meanwhile wait for its end. */
  alone<Result>(work: () => Promise<Result>): Promise<Result>
  /** Resolved when the transaction under way has ended; undefined where nothing is uncommitted. */
  uncommitted(): Promise<void> | undefined
  /** Resolved when nothing is waiting. */
  idle(): Promise<void>
}

interface Pending {
  readonly work: () => unknown
  readonly settle: (outcome: Outcome) => void
}
type Outcome = { readonly value: unknown } | { readonly error: unknown }

/** So that one transaction does not hold the event loop for long. */
const mostInOneCommit = 200

export function createGroupCommit(
  connection: SqliteConnection,
  announced: Announcement[],
  tell: (channel: string, payload: string) => void,
): GroupCommit {
  let waiting: Pending[] = []
  let scheduled = false
  let whenIdle: (() => void)[] = []
  let last: Promise<void> = Promise.resolve()
  let held: Promise<void> | undefined

  function schedule(): void {
    if (scheduled) return
    scheduled = true
    setImmediate(flush)
  }

  function flush(): void {
    scheduled = false
    if (held !== undefined) return
    const batch = waiting.slice(0, mostInOneCommit)
    waiting = waiting.slice(mostInOneCommit)
    const outcomes = commitTogether(batch)
    const heard = announced.splice(0)
    batch.forEach((pending, index) => {
      pending.settle(outcomes[index]!)
    })
    for (const { channel, payload } of heard) tell(channel, payload)
    if (waiting.length > 0) schedule()
    else for (const resolve of whenIdle.splice(0)) resolve()
  }

  function commitTogether(batch: readonly Pending[]): Outcome[] {
    try {
      connection.execute('begin immediate', [])
      const outcomes = oneByOne(batch) ?? inSavepoints(batch)
      connection.execute('commit', [])
      return outcomes
    } catch (error) {
      announced.length = 0
      try {
        connection.execute('rollback', [])
      } catch {
        // The transaction never began, or SQLite has already rolled it back: `error` says why.
      }
      return batch.map(() => ({ error }))
    }
  }

  /** Undefined where one failed that had changed something. */
  function oneByOne(batch: readonly Pending[]): Outcome[] | undefined {
    const outcomes: Outcome[] = []
    for (const { work } of batch) {
      const [heard, changes] = [announced.length, connection.changes()]
      try {
        outcomes.push({ value: work() })
      } catch (error) {
        requireTransaction(error)
        if (connection.changes() > changes) return undefined
        announced.length = heard
        outcomes.push({ error })
      }
    }
    return outcomes
  }

  function inSavepoints(batch: readonly Pending[]): Outcome[] {
    connection.execute('rollback', [])
    announced.length = 0
    connection.execute('begin immediate', [])
    return batch.map(({ work }) => inSavepoint(work))
  }

  function inSavepoint(work: () => unknown): Outcome {
    const heard = announced.length
    connection.execute('savepoint pending_write', [])
    let outcome: Outcome
    try {
      outcome = { value: work() }
    } catch (error) {
      requireTransaction(error)
      outcome = { error }
      announced.length = heard
      connection.execute('rollback to pending_write', [])
    }
    connection.execute('release pending_write', [])
    return outcome
  }

  async function alone<Result>(work: () => Promise<Result>): Promise<Result> {
    const before = last
    const { promise, resolve } = Promise.withResolvers<void>()
    last = promise
    await before
    held = promise
    try {
      return await transaction(work)
    } finally {
      held = undefined
      // What has waited goes before the next such transaction.
      flush()
      resolve()
    }
  }

  async function transaction<Result>(work: () => Promise<Result>): Promise<Result> {
    connection.execute('begin immediate', [])
    try {
      const result = await work()
      connection.execute('commit', [])
      for (const { channel, payload } of announced.splice(0)) tell(channel, payload)
      return result
    } catch (error) {
      announced.length = 0
      if (connection.inTransaction()) connection.execute('rollback', [])
      throw error
    }
  }

  /** Of some errors, as of a full disk, SQLite undoes the whole transaction by itself. */
  function requireTransaction(error: unknown): void {
    if (!connection.inTransaction()) throw error
  }

  return {
    run: <Result>(work: () => Result) =>
      new Promise<Result>((resolve, reject) => {
        const settle = (outcome: Outcome): void =>
          'error' in outcome ? reject(outcome.error) : resolve(outcome.value as Result)
        waiting.push({ work, settle })
        schedule()
      }),
    alone,
    uncommitted: () => held,
    idle: () =>
      scheduled || held !== undefined
        ? new Promise(resolve => {
            whenIdle = [...whenIdle, resolve]
          })
        : Promise.resolve(),
  }
}
