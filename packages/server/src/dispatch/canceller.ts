import { cancelRequests } from '../store/cancelRequests.ts'
import { endRun } from '../store/endRun.ts'
import type { Store } from '../store/steps.ts'
import type { Clock } from './clock.ts'
import type { MachineSession, MachineSessions } from './machineSessions.ts'
import type { DispatchSettings, Log } from './settings.ts'

/** Tells machines to stop runs that were cancelled, and does not wait for ever. */
export interface Canceller {
  /** Does nothing where no machine of this process holds the run. */
  cancel(runId: string): void
  /** Tells a machine that has come back about the runs that were cancelled meanwhile. */
  remind(session: MachineSession): Promise<void>
  start(): void
  stop(): void
}

interface Deps {
  readonly store: Store
  readonly sessions: MachineSessions
  readonly clock: Clock
  readonly settings: DispatchSettings
  readonly log: Log
}

/**
 * Makes the canceller. Every replica hears `dh_cancel`; the one whose machine holds the run passes it on. An agent
 * that renews its leases but does not stop the run within grace and margin loses it: the run ends as cancelled and
 * whatever the agent reports afterwards is refused. A machine that is gone loses it with its lease.
 */
export function createCanceller({ store, sessions, clock, settings, log }: Deps): Canceller {
  const waits = new Map<string, () => void>()
  let unlisten = () => {}

  function cancel(runId: string): void {
    const session = sessions.holding(runId)
    const claim = session?.claims.get(runId)
    if (session === undefined || claim === undefined) return
    const graceSeconds = claim.started ? settings.graceSeconds : 0
    session.send({ type: 'cancel', claim: { runId, fence: claim.fence }, graceSeconds })
    if (waits.has(runId)) return
    const limit = (settings.graceSeconds + settings.marginSeconds) * 1000
    waits.set(
      runId,
      clock.after(limit, () => {
        waits.delete(runId)
        const holder = sessions.holding(runId)
        if (holder?.claims.get(runId)?.fence === claim.fence) void takeAway(holder, runId)
      }),
    )
  }

  async function remind({ machineId }: MachineSession): Promise<void> {
    for (const { runId } of await store.read(() => cancelRequests({ machineId }))) cancel(runId)
  }

  /** Some announcements may have been missed. */
  async function remindAll(): Promise<void> {
    for (const session of sessions.all()) {
      await remind(session).catch(error =>
        log('error', `Machine '${session.machineName}' could not be reminded.`, error),
      )
    }
  }

  async function takeAway(session: MachineSession, runId: string): Promise<void> {
    const seconds = settings.graceSeconds + settings.marginSeconds
    const message = `The machine '${session.machineName}' did not say within ${seconds} seconds that it had stopped the run. The run was taken away from it; a program of the run may still be there.`
    try {
      const now = clock.now()
      await store.write(() => endRun({ runId, event: 'confirmCancel', failure: { code: 'Cancelled', message }, now }))
      session.claims.delete(runId)
      log('warn', `Run ${runId}: ${message}`)
    } catch (error) {
      log('error', `Run ${runId} could not be ended as cancelled; its lease ends it.`, error)
    }
  }

  return {
    cancel,
    remind,
    start() {
      unlisten = store.listen('dh_cancel', runId => (runId === '' ? void remindAll() : cancel(runId)))
    },
    stop() {
      unlisten()
      for (const forget of waits.values()) forget()
      waits.clear()
    },
  }
}
