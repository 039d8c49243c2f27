import type { ActionContext } from '../action/defineAction.ts'
import type { RunError } from '../runError.ts'
import { ErrorValue } from '../values/errorValue.ts'
import type { Value } from '../values/value.ts'
import type { Caller, ChildFlows, ParallelFlow, RunOrigin } from './childFlow.ts'
import type { Host } from './host.ts'
import type { LabelPoint } from './labels.ts'
import type { Listener } from './listener.ts'
import { Mask } from './mask.ts'

/** Where in a flow a statement stands, and what it is. */
export interface Site {
  /** Robin name of the action or statement: `File.Copy`, `SET`. */
  readonly action: string
  readonly subflow: string
  /** From 1. */
  readonly line: number
  /** Row in the subflow as the designer counts, from 1; see `statementRows`. */
  readonly index: number
  /** Its place among the sites of the program. */
  readonly at: number
}

/** Thrown out of a cancelled run; no handler of the flow sees it. */
export class Cancelled extends Error {
  constructor() {
    super('The run was cancelled.')
    this.name = 'Cancelled'
  }
}

/** ms a run may keep the event loop to itself. */
const longestTurn = 8
/** Loop turns between two looks at the clock, at most; fewer where the turns are long. A turn of 1 ms may come unannounced. */
const turnsPerLook = 32

/** The state of one run of a program. */
export class Run implements Caller {
  /** The variables of the subflow in progress, by slot: those of the flow, or those of a call of a local subflow. */
  slots: Value[]
  /** The variables of the flow, by slot. */
  readonly globals: Value[]
  readonly host: Host
  readonly signal: AbortSignal
  readonly listener: Listener
  readonly mask: Mask
  /** What stands around the calls of each action of the program, by its place. */
  readonly contexts: ActionContext[] = []
  readonly environment: Record<string, string | undefined>
  /** What actions keep until the run ends. */
  readonly releases: (() => void | Promise<void>)[]
  readonly flowId: string | undefined
  readonly childFlows: ChildFlows | undefined
  readonly caller: Caller | undefined
  readonly parallel: Set<ParallelFlow>
  /** Somebody wants to hear of statements. */
  readonly reporting: boolean
  /** Set while somebody watches the run: hears of errors. */
  debug: { failed(error: RunError): void } | undefined
  /** The statement in progress, as its place among `sites`. */
  at = 0
  /** When the statement in progress began, where it is one that is told of from within generated code. */
  started: number | undefined
  /** Where statements stand; first one that stands nowhere. */
  readonly sites: readonly Site[]
  /** Subflow calls in progress. */
  depth = 0
  /** A handler is in progress. */
  handling = false
  /** The error the handler in progress handles. */
  handled: RunError | undefined
  lastError = new ErrorValue()
  /** Errors that were seen: where they came from, and what `LastError` shows of them. */
  readonly seen = new WeakMap<RunError, { readonly site: Site; readonly value: ErrorValue }>()
  /** The label a GOTO is on its way to, while it passes the branches around it. */
  entering: LabelPoint | undefined
  #perLook = 1
  #turns = 1
  #turnStart: number
  #lastLook: number

  constructor(
    slotCount: number,
    host: Host,
    signal: AbortSignal,
    listener: Listener,
    sites: readonly Site[],
    { flowId, childFlows, caller }: RunOrigin = {},
  ) {
    this.globals = new Array<Value>(slotCount).fill(null)
    this.slots = this.globals
    this.host = host
    this.signal = signal
    this.listener = listener
    this.reporting = listener.statement !== undefined
    this.flowId = flowId
    this.childFlows = childFlows
    this.caller = caller
    this.mask = caller?.mask ?? new Mask()
    this.releases = caller?.releases ?? []
    this.parallel = caller?.parallel ?? new Set()
    this.environment = caller?.environment ?? { ...host.environment }
    this.sites = sites
    this.#turnStart = host.now()
    this.#lastLook = this.#turnStart
  }

  /** The statement in progress. */
  get site(): Site {
    return this.sites[this.at]!
  }

  set site(site: Site) {
    this.at = site.at
  }

  /** Ends a cancelled run. To be called after everything that waited: nothing can fire while a run does not wait. */
  checkCancelled(): void {
    if (this.signal.aborted) throw new Cancelled()
  }

  /** True when the run has had the event loop for long enough and must `yield`. One call for each turn of a loop. */
  mustYield(weight = 1): boolean {
    this.#turns -= weight
    return this.#turns <= 0 && this.#look()
  }

  #look(): boolean {
    const now = this.host.now()
    this.#perLook = now - this.#lastLook > 1 ? Math.ceil(this.#perLook / 4) : Math.min(this.#perLook * 2, turnsPerLook)
    this.#lastLook = now
    const due = now - this.#turnStart >= longestTurn
    // Stays due until somebody yields.
    this.#turns = due ? 0 : this.#perLook
    return due
  }

  /** Lets others have their turn, then gives back what it was given. */
  async yield<T>(result: T): Promise<T> {
    await this.host.pulse()
    this.rested()
    return result
  }

  /** The event loop has had a turn. */
  rested(): void {
    this.checkCancelled()
    this.#turnStart = this.host.now()
    this.#lastLook = this.#turnStart
  }
}
