import { holds } from '../dispatch/machineSessions.ts'
import { appendLog } from '../store/appendLog.ts'
import { finishRun } from '../store/finishRun.ts'
import type { Steps } from '../store/steps.ts'
import { accepted, type Handler, type MessageOf, notHeld, refused } from './handler.ts'

/** The run has ended on the machine: the last of its log and its end, in one transaction. */
export const end: Handler<'end'> = async (message, session, { store, clock, dispatcher }) => {
  if (!holds(session, message.claim)) return refused(message.id, notHeld)
  const ended = await store.write(() => keepEnd(message, clock.now()))
  session.claims.delete(message.claim.runId)
  dispatcher.wake(session.groupId)
  return ended ? accepted(message.id) : refused(message.id, 'The run had ended or was given to another machine.')
}

function* keepEnd({ claim, end, entries = [], usage }: MessageOf<'end'>, now: number): Steps<boolean> {
  if (entries.length > 0) yield* appendLog({ ...claim, entries, now })
  return yield* finishRun({ ...claim, end, now, ...(usage === undefined ? {} : { usage }) })
}
