/** What a run needs of the machine. Tests give a made one; `nodeHost` gives the real one. */
export interface Host {
  /** ms since 1970. */
  now(): number
  /** 0 ≤ x < 1. */
  random(): number
  /** Resolves after some time, and at once when the signal fires. */
  sleep(ms: number, signal: AbortSignal): Promise<void>
  /** Resolves when everything that is due in the event loop has had its turn. */
  pulse(): Promise<void>
  /** The run's own folder, absolute. */
  readonly folder: string
  /** IANA name. */
  readonly timeZone: string
  /** BCP 47 name. */
  readonly culture: string
  readonly environment: Readonly<Record<string, string | undefined>>
}
