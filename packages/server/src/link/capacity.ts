import type { Handler } from './handler.ts'

/** The agent can take more runs, or fewer. */
export const capacity: Handler<'capacity'> = async (message, session, { dispatcher }) => {
  session.free = message.free
  dispatcher.wake(session.groupId)
  return undefined
}
