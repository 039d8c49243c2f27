import type { SignatureVariable } from '../signature.ts'
import type { Value } from '../values/value.ts'
import type { Host } from './host.ts'
import type { Listener } from './listener.ts'
import type { Mask } from './mask.ts'
import type { Outcome } from './outcome.ts'

/** The flows a run can call, by id. */
export type ChildFlows = (id: string) => ChildFlow | undefined

/** A flow that others call: checked, compiled, ready to run. */
export interface ChildFlow {
  readonly id: string
  readonly name: string
  readonly inputs: readonly SignatureVariable[]
  readonly outputs: readonly SignatureVariable[]
  /** The time the flow gives itself; absent: as long as the run has. */
  readonly timeoutSeconds?: number
  run(options: ChildRun): Promise<Outcome>
}

/** A run as a part of another one. */
export interface ChildRun extends RunOrigin {
  readonly host: Host
  readonly listener: Listener
  readonly signal: AbortSignal
  readonly caller: Caller
  /** Already of the types the flow declares. */
  readonly inputs: Readonly<Record<string, Value>>
  readonly inspect: (variables: ReadonlyMap<string, Value>) => void
}

/** What a run is, seen from the flows it calls, and what it calls. */
export interface RunOrigin {
  /** Id of its flow: one that is under way cannot be called again. */
  readonly flowId?: string
  readonly childFlows?: ChildFlows
  /** The run that called it; with one, the inputs are values of the language. */
  readonly caller?: Caller
}

/** What a run has in common with the flows it calls. */
export interface Caller {
  readonly caller: Caller | undefined
  readonly flowId: string | undefined
  /** What is sensitive in one of the flows shows in none of them. */
  readonly mask: Mask
  /** What actions keep lives as long as the whole run: an instance may be an output. */
  readonly releases: (() => void | Promise<void>)[]
  readonly environment: Record<string, string | undefined>
  readonly parallel: Set<ParallelFlow>
}

/** A flow that goes on beside the one that called it. */
export interface ParallelFlow {
  readonly caller: Caller
  readonly ended: Promise<void>
  stop(): void
}
