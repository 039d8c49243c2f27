import type { Capability } from '@deskhand/robin/action/defineAction'
import type { Clock } from './clock.ts'

/** What an agent is told. Plain JSON but for `token`, `clock`, `random` and `log`. */
export interface AgentOptions {
  /** `http://…` or `https://…` of the server; a path is left out. */
  readonly serverUrl: string
  /** Where the agent keeps its few bytes, and the folders of runs while they last. */
  readonly dataFolder: string
  readonly machineName: string
  /** Machine group to join; null: a group of its own. */
  readonly groupName?: string | null
  /** How the agent shows who it is: a client of the token endpoint, or any source of bearer tokens. */
  readonly credentials: ClientCredentials | TokenSource
  /** PEM file with the certificate authority of the server. */
  readonly caFile?: string | null
  /** How many runs at a time. Default 1. */
  readonly sessionCapacity?: number
  /** How many runners stand ready, at least 1. Default: 2, but no more than `sessionCapacity`. */
  readonly warmRunners?: number
  /** Default: both. */
  readonly runModes?: readonly ('attended' | 'unattended')[]
  /** What the machine has for actions that ask for it. Default: nothing. */
  readonly offers?: readonly Capability[]
  /** Names of further environment variables that runs may see. */
  readonly passEnvironment?: readonly string[]
  readonly limits?: Partial<RunLimits>
}

export interface ClientCredentials {
  readonly tokenUrl: string
  readonly clientId: string
  readonly secret: string
  readonly scope: string
}

/** Gives a bearer token that is still good; `fresh`: the last one was refused. */
export type TokenSource = (fresh: boolean) => Promise<string>

/** What one run may use. */
export interface RunLimits {
  /** MB of JavaScript heap. */
  readonly heapMB: number
  /** Entries of the action log; what comes after is counted, not kept. */
  readonly logEntries: number
  /** Bytes of the action log. */
  readonly logBytes: number
  /** Bytes of the outputs as JSON. */
  readonly outputBytes: number
}

export const defaultLimits: RunLimits = {
  heapMB: 512,
  logEntries: 50_000,
  logBytes: 16 * 1024 * 1024,
  outputBytes: 16 * 1024 * 1024,
}

/** Options after defaults, with what only a program can give. */
export interface Settings {
  readonly serverUrl: string
  readonly dataFolder: string
  readonly machineName: string
  readonly groupName: string | null
  readonly agentVersion: string
  readonly userName: string
  readonly ca: string | undefined
  readonly sessionCapacity: number
  readonly warmRunners: number
  readonly runModes: readonly ('attended' | 'unattended')[]
  readonly offers: readonly Capability[]
  readonly environment: Readonly<Record<string, string>>
  readonly limits: RunLimits
  readonly token: TokenSource
  readonly clock: Clock
  /** 0 ≤ x < 1. */
  random(): number
  log(level: 'debug' | 'info' | 'warn' | 'error', text: string): void
}
