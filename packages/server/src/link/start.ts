import { holds } from '../dispatch/machineSessions.ts'
import { startRun } from '../store/startRun.ts'
import { accepted, type Handler, notHeld, refused } from './handler.ts'

/** The agent asks to start a run; from the acknowledgement on it is never started again. */
export const start: Handler<'start'> = async (message, session, { store, clock }) => {
  const { claim, sessionUser, processVersion } = message
  if (!holds(session, claim)) return refused(message.id, notHeld)
  const now = clock.now()
  const started = await store.write(() => startRun({ ...claim, sessionUser, processVersion, now }))
  const held = session.claims.get(claim.runId)
  if (started && held !== undefined) held.started = true
  if (!started) session.claims.delete(claim.runId)
  return started ? accepted(message.id) : refused(message.id, 'The run was cancelled or given to another machine.')
}
