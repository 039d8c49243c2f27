import type { DispatchSettings } from './dispatch/settings.ts'
import type { TrustedIssuer } from './identity/trustedIssuers.ts'
import type { RequestLimitSettings } from './protection/requestLimits.ts'

/** Everything a server is told from outside. Nothing below reads an environment variable, a clock or a random source. */
export interface ServerConfig {
  /** Where database, keys, certificate and secrets lie; made when it does not exist. */
  readonly dataFolder: string
  /** `postgres://…`; null: SQLite in the data folder. */
  readonly databaseUrl: string | null
  readonly host: string
  /** 0: any free port. */
  readonly port: number
  /** 0: any free port; null: no https. */
  readonly httpsPort: number | null
  /** Names of this machine besides localhost, for the certificate and for tokens' audiences. */
  readonly hostNames: readonly string[]
  /** The URL callers use when a proxy stands in front, without path; null: scheme and host of each request. */
  readonly publicUrl: string | null
  /** The action catalogue, a JSON file the actions package is built to; null: scripts are not checked against one. */
  readonly catalogueFile: string | null
  /** The built portal; null: none is served. */
  readonly portalFolder: string | null
  /** Hosts a callback may go to although the rules forbid them; for development. */
  readonly callbackAllowHosts: readonly string[]
  /** Issuers besides our own whose tokens are accepted. */
  readonly trustedIssuers: readonly TrustedIssuer[]
  /** Lease, heartbeat and the other times of the agents' side; what is left out has its default. */
  readonly dispatch?: Partial<DispatchSettings>
  /** What one user may ask of this server in five minutes; left out or null: no limits. */
  readonly limits?: RequestLimitSettings | null
  /** Seconds that a query may take; 120 unless given. */
  readonly querySeconds?: number
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
  /** Where the log goes, one JSON line an entry. */
  readonly log: { write(line: string): void }
  /** ms since 1970. */
  now(): number
  /** 0 ≤ x < 1. */
  random(): number
}
