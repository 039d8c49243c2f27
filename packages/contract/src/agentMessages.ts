/**
 * What a server and an agent say to each other over their WebSocket (`/dh/agent`): JSON texts, one message each.
 *
 * Every message of an agent that matters carries `id`; the server answers `ack` with the same id once the
 * store has kept what it says, and an agent repeats what was not acknowledged after it has connected again.
 * Every message about a run shows the fencing number of the claim; with an older number it is refused, so that
 * a machine that was thought dead cannot write over its successor. Sending anything twice is harmless.
 *
 * Source: design, "The way of a run".
 */
import type { FlowSchema } from './flowSchema.ts'

export type RunMode = 'attended' | 'unattended'

/** One executed statement or one line of log. Times in ms since 1970, durations in ms. */
export interface LogEntry {
  /** Place in the log of the run, from 0. */
  readonly index: number
  readonly time: number
  readonly duration: number
  /** Robin name of the action or statement, for example `File.Copy` or `SET`. */
  readonly action: string
  readonly subflow: string
  /** Line in the script, from 1. */
  readonly line: number
  readonly level: 'verbose' | 'debug' | 'info' | 'warning' | 'error'
  readonly status: 'Succeeded' | 'Failed' | 'Skipped'
  /** Text for people, sensitive values masked. */
  readonly message?: string
  readonly insideErrorHandling?: boolean
  readonly error?: { readonly code: string; readonly message: string }
}

/** Why a run failed. `code` goes to `errorcode`, `message` to `errormessage`, `details` to `errordetails`. */
export interface RunFailure {
  readonly code: string
  readonly message: string
  readonly details?: string
}

/** How a run ended on the machine. */
export type RunEnd =
  | { readonly event: 'succeed'; readonly outputs: Readonly<Record<string, unknown>> }
  | { readonly event: 'fail'; readonly failure: RunFailure }
  | { readonly event: 'confirmCancel'; readonly detail: string }
  | { readonly event: 'timeOut'; readonly detail: string }

/** What an agent needs to execute a run. */
export interface RunAssignment {
  readonly runId: string
  readonly fence: number
  readonly workflowId: string
  readonly flowName: string
  /** The Robin text. */
  readonly definition: string
  readonly inputSchema: FlowSchema
  readonly outputSchema: FlowSchema
  readonly inputs: Readonly<Record<string, unknown>>
  readonly runMode: RunMode
  readonly account: string | null
  /** Seconds from start to time-out. */
  readonly timeoutSeconds: number
  /** The flows it calls, directly and through others; absent where it calls none. */
  readonly children?: readonly AssignedFlow[]
}

/** A flow that others call. */
export interface AssignedFlow {
  readonly workflowId: string
  readonly name: string
  /** The Robin text. */
  readonly definition: string
  /** The time the flow gives itself; null: as long as the run has. */
  readonly timeoutSeconds: number | null
}

export interface RunClaim {
  readonly runId: string
  readonly fence: number
}

export type AgentMessage =
  /**
   * First message on a connection. `running`: the claims the agent holds: assigned and about to start, running, or
   * ended without the server's word that it has kept the end. What it does not name, it does not have.
   */
  | {
      readonly type: 'hello'
      readonly id: number
      readonly machineId: string | null
      readonly machineName: string
      readonly groupName: string | null
      readonly agentVersion: string
      readonly sessionCapacity: number
      readonly runModes: readonly RunMode[]
      readonly running: readonly RunClaim[]
    }
  /** The agent can take `free` more runs. */
  | { readonly type: 'capacity'; readonly free: number }
  /** May this run start? Nothing of it has been executed; it begins when the `ack` says yes. */
  | {
      readonly type: 'start'
      readonly id: number
      readonly claim: RunClaim
      readonly sessionUser: string
      readonly processVersion: string
    }
  /** The agent cannot take the run after all; it was not started. */
  | { readonly type: 'release'; readonly id: number; readonly claim: RunClaim; readonly reason: string }
  | { readonly type: 'log'; readonly id: number; readonly claim: RunClaim; readonly entries: readonly LogEntry[] }
  | {
      readonly type: 'end'
      readonly id: number
      readonly claim: RunClaim
      readonly end: RunEnd
      /** The last of the log, kept in one go with the end. */
      readonly entries?: readonly LogEntry[]
      readonly usage?: { readonly cpuPercent: number; readonly memoryMB: number }
    }
  /** Renews the lease of every run named. */
  | { readonly type: 'heartbeat'; readonly id: number; readonly running: readonly RunClaim[] }

export type ServerMessage =
  | {
      readonly type: 'welcome'
      readonly machineId: string
      readonly groupId: string
      readonly heartbeatSeconds: number
      readonly leaseSeconds: number
      readonly drop: readonly RunClaim[]
    }
  /** Kept. `accepted: false`: refused for good (older fence, run ended); the agent must stop that run and forget it. `drop`: the same for the claims named. */
  | {
      readonly type: 'ack'
      readonly id: number
      readonly accepted: boolean
      readonly reason?: string
      readonly drop?: readonly RunClaim[]
    }
  | { readonly type: 'assign'; readonly assignment: RunAssignment }
  | { readonly type: 'cancel'; readonly claim: RunClaim; readonly graceSeconds: number }
  /** The machine may not connect (rights, name taken); the agent must not try again. */
  | { readonly type: 'refuse'; readonly reason: string }

/** Longest message either side accepts, in bytes. */
export const maxAgentMessageBytes = 64 * 1024 * 1024

/** Path of the WebSocket. */
export const agentPath = '/dh/agent'
