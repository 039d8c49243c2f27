import type { RunFailure } from '@deskhand/contract/agentMessages'

/** What is known about a move besides its event. */
export interface MoveDetails {
  readonly failure?: RunFailure
  /** What was done, for a run that was cancelled or timed out. */
  readonly detail?: string
  readonly outputs?: Readonly<Record<string, unknown>>
  readonly usage?: MachineUsage
  readonly now: number
}

/** What the run took of its machine. */
export interface MachineUsage {
  readonly cpuPercent: number
  readonly memoryMB: number
}
