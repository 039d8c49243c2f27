import type { Announcement } from './announcements.ts'
import type { SqliteConnection } from './sqliteConnection.ts'

/**
 * Many writes, one sync: what arrives within a turn of the event loop is run one after another inside one
 * transaction, a savepoint each, and nobody is answered before the commit. Source: storage study, section 5.
 */
export interface GroupCommit {
  run<Result>(work: () => Result): Promise<Result>
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

  function schedule(): void {
    if (scheduled) return
    scheduled = true
    setImmediate(flush)
  }

  function flush(): void {
    scheduled = false
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
      const outcomes = batch.map(({ work }) => inSavepoint(work))
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

  function inSavepoint(work: () => unknown): Outcome {
    const heard = announced.length
    connection.execute('savepoint pending_write', [])
    let outcome: Outcome
    try {
      outcome = { value: work() }
    } catch (error) {
      outcome = { error }
      announced.length = heard
      connection.execute('rollback to pending_write', [])
    }
    connection.execute('release pending_write', [])
    return outcome
  }

  return {
    run: <Result>(work: () => Result) =>
      new Promise<Result>((resolve, reject) => {
        const settle = (outcome: Outcome): void =>
          'error' in outcome ? reject(outcome.error) : resolve(outcome.value as Result)
        waiting.push({ work, settle })
        schedule()
      }),
    idle: () =>
      scheduled
        ? new Promise(resolve => {
            whenIdle = [...whenIdle, resolve]
          })
        : Promise.resolve(),
  }
}
