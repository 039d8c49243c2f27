import type { UserContext } from './userContext.ts'

/** What was found for a user, kept until it is forgotten, or until the user's rights are read anew. */
export interface UserMemory<Found extends object> {
  /** What is kept for this user under the name, or what `find` finds now. What it throws is not kept. */
  get(user: UserContext, name: string, find: () => Promise<Found>): Found | Promise<Found>
  forget(): void
}

/**
 * Makes an empty memory.
 *
 * @example
 * const flows = createUserMemory<RunnableFlow>()
 * const flow = await flows.get(user, id, () => readFlow(user, id))
 */
export function createUserMemory<Found extends object>(most = 1000): UserMemory<Found> {
  // A user's context lives for some seconds, and what is kept for it no longer.
  let kept = new WeakMap<UserContext, Map<string, Found>>()

  async function findAndKeep(user: UserContext, name: string, find: () => Promise<Found>): Promise<Found> {
    const before = kept
    const found = await find()
    // What was forgotten meanwhile may be what was found.
    if (before !== kept) return found
    const own = kept.get(user) ?? new Map<string, Found>()
    if (own.size >= most) own.clear()
    kept.set(user, own.set(name, found))
    return found
  }

  return {
    get: (user, name, find) => kept.get(user)?.get(name) ?? findAndKeep(user, name, find),
    forget() {
      kept = new WeakMap()
    },
  }
}
