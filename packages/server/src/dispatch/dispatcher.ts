import type { RunAssignment, RunClaim, RunFailure, RunMode } from '@deskhand/contract/agentMessages'
import type { FlowSchema } from '@deskhand/contract/flowSchema'
import { type ClaimedRun, claimRun } from '../store/claimRun.ts'
import { finishRun } from '../store/finishRun.ts'
import { releaseRun } from '../store/releaseRun.ts'
import type { Steps, Store } from '../store/steps.ts'
import { type CalledFlows, calledFlows } from './calledFlows.ts'
import { type Clock, every } from './clock.ts'
import { freeSlots, type MachineSession, type MachineSessions } from './machineSessions.ts'
import type { DispatchSettings, Log } from './settings.ts'

/** Gives waiting runs to machines with a free session. */
export interface Dispatcher {
  /** Runs may wait for this group, or for any. */
  wake(groupId?: string): void
  /** Room on a free machine of the group for a run that is about to be accepted; undefined where there is none. */
  offer(groupId: string): Offer | undefined
  /** Gives a claim back that was not started; somebody else may take the run. */
  giveBack(session: MachineSession, claim: RunClaim): Promise<boolean>
  start(): void
  /** Resolved when no claim is under way any more. */
  stop(): Promise<void>
}

/** Room for one run on a machine, kept free until it is settled. */
export interface Offer {
  /** To be part of the transaction that accepts a run: claims the run that is first in the queue by then. */
  claim(): Steps<ClaimedRun | undefined>
  /** Hands out what was claimed when it has been kept; undefined: nothing was. To be called once, whatever happened. */
  settle(claimed: ClaimedRun | undefined): void
}

interface Deps {
  readonly store: Store
  readonly sessions: MachineSessions
  readonly clock: Clock
  readonly settings: DispatchSettings
  readonly log: Log
}

/** Most runs one transaction gives to one machine. */
const mostAtOnce = 16

/**
 * Makes the dispatcher. It claims only for machines connected to this process, so that a claim always finds the
 * connection it must travel on; one round a group at a time, woken by `dh_queue`, by capacity, and by a slow poll. Where a
 * machine is free already, the run is claimed in the transaction that accepts it, which saves a commit.
 */
export function createDispatcher({ store, sessions, clock, settings, log }: Deps): Dispatcher {
  const rounds = new Map<string, Promise<void>>()
  const again = new Set<string>()
  const offered = new Map<MachineSession, number>()
  const open = new Set<Promise<void>>()
  let stopped = true
  let unlisten = () => {}
  let stopPolling = () => {}

  function wake(groupId?: string): void {
    if (stopped) return
    if (groupId === undefined || groupId === '') {
      for (const id of sessions.groups()) wake(id)
    } else if (rounds.has(groupId)) {
      again.add(groupId)
    } else {
      const round = roundsOf(groupId).finally(() => rounds.delete(groupId))
      rounds.set(groupId, round)
    }
  }

  async function roundsOf(groupId: string): Promise<void> {
    do {
      again.delete(groupId)
      try {
        await oneRound(groupId)
      } catch (error) {
        log(
          'error',
          `The waiting runs of machine group ${groupId} could not be given out; the next poll tries again.`,
          error,
        )
        return
      }
    } while (again.has(groupId) && !stopped)
  }

  /** Offers the queue to each free machine, one run at a time while there are several to share the work. */
  async function oneRound(groupId: string): Promise<void> {
    const exhausted = new Set<string>()
    const free = () =>
      sessions
        .inGroup(groupId)
        .filter(session => roomOn(session) > 0 && !exhausted.has(modesOf(session)))
        .sort((one, other) => roomOn(other) - roomOn(one))
    for (let machines = free(); machines.length > 0 && !stopped; machines = free()) {
      for (const session of machines) {
        const wanted = machines.length === 1 ? Math.min(roomOn(session), mostAtOnce) : Math.min(roomOn(session), 1)
        if (wanted > 0 && (await claimFor(session, wanted)) < wanted) exhausted.add(modesOf(session))
      }
    }
  }

  async function claimFor(session: MachineSession, wanted: number): Promise<number> {
    const now = clock.now()
    const claimed = await store.write(() =>
      claimRuns(session, wanted, { now, leaseUntil: now + settings.leaseSeconds * 1000 }),
    )
    for (const run of claimed) await handOut(session, run)
    return claimed.length
  }

  async function handOut(session: MachineSession, run: ClaimedRun): Promise<void> {
    session.claims.set(run.runId, { runId: run.runId, fence: run.fence, started: false })
    session.free -= 1
    const called = calledFlows(store, run)
    await assign(session, run, called instanceof Promise ? await called : called)
  }

  function offer(groupId: string): Offer | undefined {
    // A round may be giving the machine its last room at this moment.
    if (stopped || rounds.has(groupId)) return undefined
    const session = sessions
      .inGroup(groupId)
      .filter(session => roomOn(session) > 0)
      .sort((one, other) => roomOn(other) - roomOn(one))[0]
    if (session === undefined) return undefined
    const { promise: settled, resolve } = Promise.withResolvers<void>()
    open.add(settled)
    offerOn(session, 1)
    return {
      *claim() {
        const now = clock.now()
        const times = { now, leaseUntil: now + settings.leaseSeconds * 1000 }
        return (yield* claimRuns(session, 1, times))[0]
      },
      settle(claimed) {
        offerOn(session, -1)
        void settle(session, claimed).finally(() => {
          open.delete(settled)
          resolve()
        })
      },
    }
  }

  async function settle(session: MachineSession, claimed: ClaimedRun | undefined): Promise<void> {
    // Whoever was woken meanwhile has passed the machine by.
    if (claimed === undefined) return wake(session.groupId)
    try {
      await handOut(session, claimed)
    } catch (error) {
      log('error', `Run ${claimed.runId} could not be handed out; its lease ends the claim.`, error)
    }
  }

  function offerOn(session: MachineSession, change: 1 | -1): void {
    const count = (offered.get(session) ?? 0) + change
    if (count === 0) offered.delete(session)
    else offered.set(session, count)
  }

  /** How many more runs a machine may be given, less those it is offered for. */
  const roomOn = (session: MachineSession): number => freeSlots(session) - (offered.get(session) ?? 0)

  async function assign(session: MachineSession, run: ClaimedRun, called: CalledFlows): Promise<void> {
    if ('failure' in called) return refuse(session, run, called.failure)
    const assignment = assignmentOf(run, called.flows)
    if (stopped || !sessions.has(session) || !session.send({ type: 'assign', assignment })) await giveBack(session, run)
  }

  /** Ends a run whose flow cannot be handed out. */
  async function refuse(session: MachineSession, { runId, fence }: RunClaim, failure: RunFailure): Promise<void> {
    session.claims.delete(runId)
    session.free += 1
    const now = clock.now()
    await store.write(() => finishRun({ runId, fence, end: { event: 'fail', failure }, now }))
  }

  async function giveBack(session: MachineSession, claim: RunClaim): Promise<boolean> {
    session.claims.delete(claim.runId)
    const now = clock.now()
    return store.write(() => releaseRun({ runId: claim.runId, fence: claim.fence, now }))
  }

  return {
    wake,
    offer,
    giveBack,
    start() {
      stopped = false
      unlisten = store.listen('dh_queue', wake)
      stopPolling = every(clock, settings.pollSeconds * 1000, async () => wake())
      wake()
    },
    async stop() {
      stopped = true
      unlisten()
      stopPolling()
      await Promise.allSettled([...rounds.values(), ...open])
    },
  }
}

/** As many runs as are wanted and wait, in one transaction. */
function* claimRuns(
  session: MachineSession,
  wanted: number,
  times: { readonly now: number; readonly leaseUntil: number },
): Steps<ClaimedRun[]> {
  const claimed: ClaimedRun[] = []
  while (claimed.length < wanted) {
    const run = yield* claimRun({
      machineId: session.machineId,
      groupId: session.groupId,
      runModes: session.runModes,
      ...times,
    })
    if (run === undefined) break
    claimed.push(run)
  }
  return claimed
}

function assignmentOf(
  { ownerId, dependencies, ...run }: ClaimedRun,
  children: RunAssignment['children'],
): RunAssignment {
  return {
    ...run,
    runMode: run.runMode as RunMode,
    inputSchema: schemaOf(run.inputSchema),
    outputSchema: schemaOf(run.outputSchema),
    inputs: JSON.parse(run.inputs || '{}') as Record<string, unknown>,
    ...(children && { children }),
  }
}

const modesOf = (session: MachineSession): string => [...session.runModes].sort().join()

const schemaOf = (text: string | null): FlowSchema =>
  text === null || text === '' ? { schema: null } : (JSON.parse(text) as FlowSchema)
