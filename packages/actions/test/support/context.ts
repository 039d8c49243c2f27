import { tmpdir } from 'node:os'
import type { ActionContext } from '@deskhand/robin/action/defineAction'
import { RunError } from '@deskhand/robin/runError'

/** What stands around an action that a test calls without a run. */
export function testContext<ErrorName extends string>(given: Partial<ActionContext> = {}): ActionContext<ErrorName> {
  return {
    fail(error, message, options) {
      throw new RunError('action', error, message ?? error, options)
    },
    signal: new AbortController().signal,
    folder: tmpdir(),
    now: () => Date.UTC(2026, 10, 21, 12),
    random: () => 0.5,
    timeZone: 'UTC',
    culture: 'en-US',
    keep: () => {},
    log: () => {},
    environment: { ...process.env },
    runFlow: async () => ({ status: 'succeeded', outputs: {} }),
    ...given,
  }
}

/** Calls as a user who may do little; only root can become one. */
export async function asNobody<T>(call: () => Promise<T> | T): Promise<T> {
  process.seteuid?.(65534)
  try {
    return await call()
  } finally {
    process.seteuid?.(0)
  }
}

/** Why a test that needs another user is left out. */
export const onlyRoot = process.getuid?.() === 0 ? false : 'only root can become another user'
