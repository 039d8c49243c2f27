import type { AssignedFlow, LogEntry, RunFailure, RunMode } from '@deskhand/contract/agentMessages'
import type { FlowSchema } from '@deskhand/contract/flowSchema'
import type { Capability } from '@deskhand/robin/action/defineAction'
import type { RunLimits } from '../options.ts'

/** What agent and runner say to each other over the runner's IPC channel. One runner, one run. */
export type ToRunner =
  /** Read, check and compile; execute nothing. */
  | { readonly type: 'prepare'; readonly order: RunOrder }
  | { readonly type: 'go' }
  /** Stop at the next statement; ask the one in progress to stop. */
  | { readonly type: 'cancel' }

export type FromRunner =
  /** Everything is loaded; a run can be prepared. */
  | { readonly type: 'loaded' }
  /** The rehearsal has ended. */
  | { readonly type: 'rehearsed' }
  | { readonly type: 'prepared' }
  | { readonly type: 'log'; readonly entries: readonly LogEntry[] }
  | {
      readonly type: 'ended'
      readonly outcome: RunOutcome
      /** The rest of the log. */
      readonly entries: readonly LogEntry[]
      readonly usage: { readonly cpuPercent: number; readonly memoryMB: number }
    }

export interface RunOrder {
  /** Empty: a rehearsal. */
  readonly runId: string
  readonly workflowId: string
  readonly flowName: string
  readonly definition: string
  /** The flows it calls, directly and through others. */
  readonly children: readonly AssignedFlow[]
  readonly inputSchema: FlowSchema
  readonly outputSchema: FlowSchema
  readonly inputs: Readonly<Record<string, unknown>>
  readonly runMode: RunMode
  /** The run's own folder; exists. */
  readonly folder: string
  /** What the session offers. */
  readonly offers: readonly Capability[]
  /** Variables of the session, for example `DISPLAY`. */
  readonly environment: Readonly<Record<string, string>>
  readonly limits: RunLimits
}

/** How the program ended, as the runner sees it. */
export type RunOutcome =
  | { readonly kind: 'succeeded'; readonly outputs: Readonly<Record<string, unknown>> }
  | { readonly kind: 'failed'; readonly failure: RunFailure }
  | { readonly kind: 'cancelled' }
