/** Time as loops need it, so that a test can turn it by hand. */
export interface Clock {
  /** ms since 1970. */
  now(): number
  /** Calls `action` once after `ms`; the answer takes it back. */
  after(ms: number, action: () => void): () => void
}

/** The real clock. Its timers do not keep a process alive. */
export const clockOf = (now: () => number): Clock => ({
  now,
  after(ms, action) {
    const timer = setTimeout(action, ms).unref()
    return () => clearTimeout(timer)
  },
})

/** Calls `action` every `ms`, the next time only when the last has ended. The answer stops it. */
export function every(clock: Clock, ms: number, action: () => Promise<void>): () => void {
  let cancel = () => {}
  let stopped = false
  const next = () => {
    if (!stopped) cancel = clock.after(ms, () => void action().finally(next))
  }
  next()
  return () => {
    stopped = true
    cancel()
  }
}
