import { holds } from '../dispatch/machineSessions.ts'
import { accepted, type Handler, notHeld, refused } from './handler.ts'

/** The agent gives back a run it has not started. */
export const release: Handler<'release'> = async (message, session, { dispatcher }) => {
  if (!holds(session, message.claim)) return refused(message.id, notHeld)
  const given = await dispatcher.giveBack(session, message.claim)
  return given ? accepted(message.id) : refused(message.id, 'The run had started or ended.')
}
