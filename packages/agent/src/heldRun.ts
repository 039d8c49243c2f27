import type { RunAssignment, RunClaim } from '@deskhand/contract/agentMessages'
import type { Runner } from './runner/runnerProcess.ts'

/** A run this agent has been given, until its runner is gone. */
export interface HeldRun {
  readonly claim: RunClaim
  readonly assignment: RunAssignment
  runner: Runner | undefined
  /** The server has kept the start; its first statement may have been executed. */
  started: boolean
  /** Somebody wants it to stop. The first reason counts, but for `drop`, after which nothing is said any more. */
  stop: Stop | undefined
}

export interface Stop {
  reason: 'cancel' | 'timeOut' | 'drop' | 'shutDown'
  /** ms since 1970. */
  readonly askedAt: number
  readonly graceSeconds: number
  /** How many processes were killed when the grace time had passed. */
  killed: number | undefined
}
