/** What a store is told besides its place. */
export interface StoreOptions {
  /** Told of what goes wrong with nobody waiting for it: a listener that throws, a lost connection. */
  readonly onError: (error: unknown) => void
  /** Seconds that a statement of a scan may take, 120 unless given. */
  readonly scanSeconds?: number
  /** PostgreSQL: most connections at a time, 10 unless given. */
  readonly connections?: number
}

/** As long as the platform gives a query. */
export const defaultScanSeconds = 120
