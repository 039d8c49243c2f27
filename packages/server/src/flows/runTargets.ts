import { createUserMemory, type UserMemory } from '../authorization/userMemory.ts'
import type { Store } from '../store/steps.ts'

/** A desktop flow that may run, as far as a run needs to know it. */
export interface RunnableFlow {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly ownerId: string
  /** The most seconds that the flow gives a run; undefined where it gives whatever is asked for. */
  readonly limit: number | undefined
}

/** Where, and how often, runs of a connection may happen. */
export interface RunConnection {
  readonly name: string
  readonly machineGroupId: string
  readonly runsPerMinute: number
}

/** Keeps what the runs of a user are made for, since the same is run again and again. */
export interface RunTargets {
  /** By id. */
  readonly flows: Pick<UserMemory<RunnableFlow>, 'get'>
  /** By what the caller names. */
  readonly connections: Pick<UserMemory<RunConnection>, 'get'>
}

/**
 * Keeps them until a row they are made from is changed, by this server or by another one of the same database.
 *
 * @example
 * const runTargets = createRunTargets(store)
 * const flow = await runTargets.flows.get(user, id, () => findFlow(user, id))
 */
export function createRunTargets(store: Pick<Store, 'listen'>): RunTargets {
  const targets = { flows: createUserMemory<RunnableFlow>(), connections: createUserMemory<RunConnection>() }
  store.listen('dh_targets', () => {
    targets.flows.forget()
    targets.connections.forget()
  })
  return targets
}

/** Keeps nothing: inside a transaction, what is read may yet be undone. */
export const noRunTargets: RunTargets = {
  flows: { get: (_user, _name, find) => find() },
  connections: { get: (_user, _name, find) => find() },
}
