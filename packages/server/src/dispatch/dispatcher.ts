import type { RunAssignment, RunClaim, RunFailure, RunMode } from '@deskhand/contract/agentMessages'
import type { FlowSchema } from '@deskhand/contract/flowSchema'
import { claimRun } from '../store/claimRun.ts'
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
  /** Gives a claim back that was not started; somebody else may take the run. */
  giveBack(session: MachineSession, claim: RunClaim): Promise<boolean>
  start(): void
  /** Resolved when no claim is under way any more. */
  stop(): Promise<void>
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
 * connection it must travel on; one round a group at a time, woken by `dh_queue`, by capacity, and by a slow poll.
 */
export function createDispatcher({ store, sessions, clock, settings, log }: Deps): Dispatcher {
  const rounds = new Map<string, Promise<void>>()
  const again = new Set<string>()
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
        .filter(session => freeSlots(session) > 0 && !exhausted.has(modesOf(session)))
        .sort((one, other) => freeSlots(other) - freeSlots(one))
    for (let machines = free(); machines.length > 0 && !stopped; machines = free()) {
      for (const session of machines) {
        const wanted =
          machines.length === 1 ? Math.min(freeSlots(session), mostAtOnce) : Math.min(freeSlots(session), 1)
        if (wanted > 0 && (await claimFor(session, wanted)) < wanted) exhausted.add(modesOf(session))
      }
    }
  }

  async function claimFor(session: MachineSession, wanted: number): Promise<number> {
    const now = clock.now()
    const claimed = await store.write(() =>
      claimRuns(session, wanted, { now, leaseUntil: now + settings.leaseSeconds * 1000 }),
    )
    for (const run of claimed) {
      session.claims.set(run.runId, { runId: run.runId, fence: run.fence, started: false })
      session.free -= 1
      const called = calledFlows(store, run)
      await assign(session, run, called instanceof Promise ? await called : called)
    }
    return claimed.length
  }

  async function assign(session: MachineSession, run: Claimed, called: CalledFlows): Promise<void> {
    if ('failure' in called) return refuse(session, run, called.failure)
    const assignment = assignmentOf(run, called.flows)
    if (!sessions.has(session) || !session.send({ type: 'assign', assignment })) await giveBack(session, run)
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
      await Promise.allSettled(rounds.values())
    },
  }
}

type Claimed = NonNullable<ReturnType<typeof claimRun> extends Steps<infer Result> ? Result : never>

/** As many runs as are wanted and wait, in one transaction. */
function* claimRuns(
  session: MachineSession,
  wanted: number,
  times: { readonly now: number; readonly leaseUntil: number },
): Steps<Claimed[]> {
  const claimed: Claimed[] = []
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

function assignmentOf({ ownerId, dependencies, ...run }: Claimed, children: RunAssignment['children']): RunAssignment {
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
