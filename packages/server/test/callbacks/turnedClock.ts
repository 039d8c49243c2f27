import type { Clock } from '../../src/dispatch/clock.ts'

/** A clock that stands still until it is turned. */
export function turnedClock(start: number): Clock & {
  /** Lets `ms` pass and calls what is due on the way, in order. */
  turn(ms: number): void
  /** What is waiting: ms until each call. */
  waits(): readonly number[]
} {
  let time = start
  const timers = new Set<{ readonly at: number; readonly action: () => void }>()
  return {
    now: () => time,
    after(ms, action) {
      const timer = { at: time + ms, action }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    waits: () => [...timers].map(timer => timer.at - time).sort((one, other) => one - other),
    turn(ms) {
      const end = time + ms
      for (;;) {
        const [next] = [...timers].filter(timer => timer.at <= end).sort((one, other) => one.at - other.at)
        if (next === undefined) break
        timers.delete(next)
        time = next.at
        next.action()
      }
      time = end
    },
  }
}

/** Gives the event loop its turns until the condition holds. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise(setImmediate)
}
