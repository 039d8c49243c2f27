/** Time as the loops need it, so that a test can turn it by hand. */
export interface Clock {
  /** ms since 1970. */
  now(): number
  /** Calls `action` once after `ms`; the answer takes it back. */
  after(ms: number, action: () => void): () => void
}

/** The real clock. */
export const systemClock: Clock = {
  now: Date.now,
  after(ms, action) {
    // Longer than a timer can be: the run is bounded by the server's own limit of a day anyway.
    const timer = setTimeout(action, Math.min(ms, 2 ** 31 - 1))
    return () => clearTimeout(timer)
  },
}
