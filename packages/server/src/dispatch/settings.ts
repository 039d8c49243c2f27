/** The times of link and dispatch, in seconds. */
export interface DispatchSettings {
  /** How often an agent renews its leases. */
  readonly heartbeatSeconds: number
  /** How long a claim lives without a heartbeat. */
  readonly leaseSeconds: number
  /** How long a cancelled program may take to stop by itself. */
  readonly graceSeconds: number
  /** How much longer than the grace time an agent may take to say that the run is stopped. */
  readonly marginSeconds: number
  /** How often waiting runs are looked for although nothing was said. */
  readonly pollSeconds: number
  /** How often runs that waited too long are looked for. */
  readonly queueCheckSeconds: number
}

export const defaultDispatchSettings: DispatchSettings = {
  heartbeatSeconds: 10,
  leaseSeconds: 45,
  graceSeconds: 10,
  marginSeconds: 10,
  pollSeconds: 10,
  queueCheckSeconds: 15,
}

/** Tells what went wrong or happened; the server's own log. */
export type Log = (level: 'debug' | 'info' | 'warn' | 'error', text: string, error?: unknown) => void
