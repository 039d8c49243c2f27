import { expireLeases } from '../store/expireLeases.ts'
import { expireQueue } from '../store/expireQueue.ts'
import { extendLeases } from '../store/extendLeases.ts'
import type { Store } from '../store/steps.ts'
import { type Clock, every } from './clock.ts'
import type { MachineSessions } from './machineSessions.ts'
import type { DispatchSettings, Log } from './settings.ts'

/** Ends what nobody else ends: claims whose machine fell silent, runs that waited too long. */
export interface Keeper {
  /** Nobody could renew a lease while no server was there: all get a full one first. */
  start(): Promise<void>
  stop(): Promise<void>
}

interface Deps {
  readonly store: Store
  readonly sessions: MachineSessions
  readonly clock: Clock
  readonly settings: DispatchSettings
  readonly log: Log
}

/** Makes the keeper. Several replicas may keep the same store. */
export function createKeeper({ store, sessions, clock, settings, log }: Deps): Keeper {
  const stops: (() => void)[] = []
  let last: Promise<void> = Promise.resolve()

  async function checkLeases(): Promise<void> {
    const now = clock.now()
    const changed = await store.write(() => expireLeases({ now }))
    for (const { runId, machineId, fence } of changed) {
      const claims = sessions.of(machineId)?.claims
      if (claims?.get(runId)?.fence === fence) claims.delete(runId)
      log('warn', `Run ${runId}: machine ${machineId} did not renew the lease.`)
    }
  }

  async function checkQueue(): Promise<void> {
    const now = clock.now()
    for (const runId of await store.write(() => expireQueue({ now })))
      log('warn', `Run ${runId}: no machine took it in time.`)
  }

  const guarded = (what: string, action: () => Promise<void>) => () => {
    last = action().catch(error => log('error', `${what} could not be checked; the next round tries again.`, error))
    return last
  }

  return {
    async start() {
      const leaseUntil = clock.now() + settings.leaseSeconds * 1000
      await store.write(() => extendLeases({ leaseUntil }))
      stops.push(
        every(clock, (settings.leaseSeconds * 1000) / 3, guarded('Leases', checkLeases)),
        every(clock, settings.queueCheckSeconds * 1000, guarded('The queue', checkQueue)),
      )
    },
    async stop() {
      for (const stop of stops.splice(0)) stop()
      await last
    },
  }
}
