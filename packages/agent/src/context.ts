import type { AgentState } from './agentState.ts'
import type { HeldRun } from './heldRun.ts'
import type { Link } from './link/connect.ts'
import type { Settings } from './options.ts'
import type { RunnerPool } from './runner/runnerPool.ts'

/** What the loops share. */
export interface AgentContext {
  readonly settings: Settings
  readonly state: AgentState
  readonly link: Link
  readonly pool: RunnerPool
  /** By run id. */
  readonly runs: Map<string, HeldRun>
  /** No further run is taken. */
  draining: boolean
}

/** Tells the server how many more runs there is room for. */
export function tellCapacity({ link, settings, runs, draining }: AgentContext): void {
  link.tell({ type: 'capacity', free: draining ? 0 : Math.max(0, settings.sessionCapacity - runs.size) })
}
