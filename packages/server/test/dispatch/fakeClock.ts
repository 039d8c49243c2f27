import type { Clock } from '../../src/dispatch/clock.ts'

/** A clock that moves only when told to. */
export interface FakeClock extends Clock {
  /** Moves on, and lets due timers and what follows from them happen. */
  advance(ms: number): Promise<void>
}

export function fakeClock(start = 1_000_000): FakeClock {
  let time = start
  const timers = new Set<{ readonly at: number; readonly action: () => void }>()
  return {
    now: () => time,
    after(ms, action) {
      const timer = { at: time + ms, action }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    async advance(ms) {
      const end = time + ms
      for (;;) {
        const due = [...timers].filter(timer => timer.at <= end).sort((one, other) => one.at - other.at)[0]
        if (due === undefined) break
        time = Math.max(time, due.at)
        timers.delete(due)
        due.action()
        await new Promise(setImmediate)
      }
      time = end
    },
  }
}
