import type { Value } from '../values/value.ts'
import type { Step } from './completion.ts'
import type { Run } from './run.ts'
import type { Slot } from './slot.ts'

/** A subflow as CALL sees it. */
export interface Callee {
  readonly name: string
  body: Step
  /** Set where the subflow has variables of its own. */
  local?: Local
}

/** The variables of a local subflow. Source: Robin language, section 2. */
export interface Local {
  /** Fresh variables, for one call. */
  slots(): Value[]
  /** Puts arguments, by name in small letters, into the inputs; what is not given takes its default. */
  take(run: Run, given: ReadonlyMap<string, Value>): void
  /** The variable of an output. */
  output(name: string): Slot
}
