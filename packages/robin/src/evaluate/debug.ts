import { RunError } from '../runError.ts'
import type { DebugListener, Moment } from './debugListener.ts'

/** Where a run is to be held. */
export interface Breakpoint {
  /** Line of the file, from 1, on which a statement begins. */
  readonly line: number
  /** Only in this subflow, whatever the case of its name. */
  readonly subflow?: string
  /** Only when this expression is true there; one that cannot be evaluated holds the run and says why. */
  readonly condition?: string
}

/** A run that is held at a statement, which has not been executed yet. */
export interface Stop {
  readonly reason: 'entry' | 'breakpoint' | 'step' | 'pause'
  /** What there is to see; good until the run goes on. */
  readonly moment: Moment
  /** Why the condition of a breakpoint could not be evaluated. */
  readonly problem?: string
}

export interface DebuggerOptions {
  /** The run is held. Call `continue` or one of the steps, at once or later. */
  onStop(stop: Stop): void
  /** Hold the run at its first statement. */
  readonly stopAtEntry?: boolean
}

/** How far a step goes: to the next statement, to the next one no deeper than here, or to the next one less deep. */
type Until = 'anywhere' | { readonly depth: number }

/** A step under way, and what it is called when it has arrived. */
interface Step {
  readonly to: Until
  readonly reason: Stop['reason']
}

/**
 * Holds a run at breakpoints and steps through it. A step goes from statement to statement: the first lines of IF, LOOP
 * and BLOCK are statements of their own, a LOOP is met again at each turn, and CALL enters the subflow.
 *
 * @example
 * const session = new Debugger({
 *   onStop: ({ moment }) => {
 *     console.log(moment.site.line, moment.variables().map(one => `${one.name} = ${moment.show(one)}`))
 *     session.stepOver()
 *   },
 * })
 * session.setBreakpoints([{ line: 12, condition: 'Total > 100' }])
 * await program.run({ host: nodeHost(), debug: session })
 */
export class Debugger implements DebugListener {
  readonly #onStop: (stop: Stop) => void
  #breakpoints: ReadonlyMap<number, readonly Breakpoint[]> = new Map()
  #until: Step | undefined
  #held: { readonly stop: Stop; readonly release: () => void } | undefined

  constructor({ onStop, stopAtEntry = false }: DebuggerOptions) {
    this.#onStop = onStop
    if (stopAtEntry) this.#until = { to: 'anywhere', reason: 'entry' }
  }

  /** Where the run is held now, if it is. */
  get stop(): Stop | undefined {
    return this.#held?.stop
  }

  /** Replaces all breakpoints; at any time. */
  setBreakpoints(breakpoints: readonly Breakpoint[]): void {
    this.#breakpoints = Map.groupBy(breakpoints, one => one.line)
  }

  /** Holds the run at its next statement. */
  pause(): void {
    if (!this.#held) this.#until = { to: 'anywhere', reason: 'pause' }
  }

  /** To the next breakpoint. */
  continue(): void {
    this.#go(undefined)
  }

  /** To the next statement of this subflow, or of its caller where it ends. */
  stepOver(): void {
    this.#step(depth => ({ depth }))
  }

  /** To the next statement, also that of a subflow a CALL enters. */
  stepInto(): void {
    this.#step(() => 'anywhere')
  }

  /** To the next statement behind the CALL that led here. */
  stepOut(): void {
    this.#step(depth => ({ depth: depth - 1 }))
  }

  before(moment: Moment): void | Promise<void> {
    const stop = this.#stopAt(moment)
    if (stop === undefined) return
    this.#until = undefined
    return new Promise(resolve => {
      this.#held = { stop, release: resolve }
      this.#onStop(stop)
    })
  }

  #step(to: (depth: number) => Until): void {
    const depth = this.#held?.stop.moment.depth
    if (depth !== undefined) this.#go({ to: to(depth), reason: 'step' })
  }

  #go(until: Step | undefined): void {
    const held = this.#held
    if (held === undefined) return
    this.#held = undefined
    this.#until = until
    held.release()
  }

  #stopAt(moment: Moment): Stop | undefined {
    const found = this.#breakpointAt(moment)
    if (found !== undefined) return found
    const until = this.#until
    if (until === undefined || (until.to !== 'anywhere' && moment.depth > until.to.depth)) return undefined
    return { reason: until.reason, moment }
  }

  #breakpointAt(moment: Moment): Stop | undefined {
    const { line, subflow } = moment.site
    for (const breakpoint of this.#breakpoints.get(line) ?? []) {
      if (breakpoint.subflow !== undefined && breakpoint.subflow.toLowerCase() !== subflow.toLowerCase()) continue
      if (breakpoint.condition === undefined) return { reason: 'breakpoint', moment }
      try {
        if (moment.evaluate(`(${breakpoint.condition}) = True`).value === true) return { reason: 'breakpoint', moment }
      } catch (thrown) {
        if (!(thrown instanceof RunError)) throw thrown
        return { reason: 'breakpoint', moment, problem: thrown.message }
      }
    }
    return undefined
  }
}
