/**
 * The life cycle of a run: states, events, and the one table of allowed moves.
 *
 * A run is accepted as `waiting`. A claim gives it to a machine (`assigned`); until that machine has said
 * `start` and the store has kept it, nothing of the flow has happened and the claim may be given back.
 * From `running` on, the run ends exactly once and is never started again.
 *
 * Source: design, "The way of a run"; reference, section 1.4 (statuscode).
 */

export const runStates = [
  'waiting',
  'assigned',
  'running',
  'cancelling',
  'succeeded',
  'failed',
  'cancelled',
  'timedOut',
] as const
export type RunState = (typeof runStates)[number]

export const runEvents = [
  /** A machine has claimed the run. */
  'claim',
  /** The claim is given back; the machine did not start it. */
  'release',
  /** The machine asks to start; nothing has been executed before this is kept. */
  'start',
  'succeed',
  'fail',
  /** Somebody asks for the run to be cancelled. */
  'requestCancel',
  /** The machine has stopped the run because it was asked to, or did not answer in time. */
  'confirmCancel',
  /** The time the caller gave the run has passed. */
  'timeOut',
  /** No machine took the run in time. */
  'queueTimeOut',
  /** The machine stopped renewing its lease, or came back without the run. */
  'loseMachine',
] as const
export type RunEvent = (typeof runEvents)[number]

/** state × event → state. An empty cell: the event is refused and changes nothing. */
export const runLifeCycle: Readonly<Record<RunState, Readonly<Partial<Record<RunEvent, RunState>>>>> = {
  waiting: { claim: 'assigned', requestCancel: 'cancelled', queueTimeOut: 'failed', fail: 'failed' },
  assigned: {
    release: 'waiting',
    loseMachine: 'waiting',
    start: 'running',
    requestCancel: 'cancelled',
    fail: 'failed',
  },
  running: {
    succeed: 'succeeded',
    fail: 'failed',
    requestCancel: 'cancelling',
    timeOut: 'timedOut',
    loseMachine: 'failed',
  },
  cancelling: {
    succeed: 'succeeded',
    fail: 'failed',
    confirmCancel: 'cancelled',
    timeOut: 'timedOut',
    loseMachine: 'cancelled',
  },
  succeeded: {},
  failed: {},
  cancelled: {},
  timedOut: {},
}

/**
 * The state after an event, or undefined where the event is refused.
 *
 * @example
 * next('waiting', 'claim') // 'assigned'
 * next('succeeded', 'requestCancel') // undefined
 */
export const next = (state: RunState, event: RunEvent): RunState | undefined => runLifeCycle[state][event]

/** The states in which an event is accepted: what a store's `where` clause is made from. */
export const statesThatAccept = (event: RunEvent): readonly RunState[] =>
  runStates.filter(state => next(state, event) !== undefined)

/** A run in a terminal state never changes again. */
export const isTerminal = (state: RunState): boolean => Object.keys(runLifeCycle[state]).length === 0

/** The `statuscode` a caller sees. */
export const statuscodeOf: Readonly<Record<RunState, number>> = {
  waiting: 3,
  assigned: 3,
  running: 2,
  cancelling: 2,
  succeeded: 4,
  failed: 8,
  cancelled: 7,
  timedOut: 10,
}

/** `statuscode` values of runs that have ended, whoever wrote them. */
export const terminalStatuscodes: readonly number[] = [4, 5, 7, 8, 9, 10, 11, 12, 13, 14]
