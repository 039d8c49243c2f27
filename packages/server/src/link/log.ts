import { holds } from '../dispatch/machineSessions.ts'
import { appendLog } from '../store/appendLog.ts'
import { accepted, type Handler, notHeld, refused } from './handler.ts'

/** What the run has done since the last batch. */
export const log: Handler<'log'> = async (message, session, { store, clock }) => {
  const { claim, entries } = message
  if (!holds(session, claim)) return refused(message.id, notHeld)
  const now = clock.now()
  const kept = await store.write(() => appendLog({ ...claim, entries, now }))
  return kept ? accepted(message.id) : refused(message.id, 'The run has ended or was given to another machine.')
}
