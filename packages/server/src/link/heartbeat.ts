import { renewLeases } from '../store/renewLeases.ts'
import { touchMachine } from '../store/touchMachine.ts'
import { accepted, type Handler } from './handler.ts'

/** The machine lives: its leases are renewed. Claims it should no longer have are named in the answer. */
export const heartbeat: Handler<'heartbeat'> = async (message, session, { store, clock, settings }) => {
  const now = clock.now()
  const { machineId } = session
  const drop = await store.write(function* () {
    yield* touchMachine({ machineId, now })
    const leaseUntil = now + settings.leaseSeconds * 1000
    return yield* renewLeases({ machineId, claims: message.running, leaseUntil })
  })
  for (const { runId, fence } of drop) {
    if (session.claims.get(runId)?.fence === fence) session.claims.delete(runId)
  }
  return drop.length === 0 ? accepted(message.id) : { ...accepted(message.id), drop }
}
