import type { Host } from '../../src/evaluate/host.ts'

/** A machine of a test: its clock moves only when the run sleeps. Every pulse lets the event loop turn. */
export function madeHost(more: Partial<Host> = {}): Host & { slept: number[] } {
  let time = Date.UTC(2026, 0, 2, 3, 4, 5)
  const slept: number[] = []
  return {
    slept,
    now: () => time,
    random: () => 0.5,
    async sleep(ms) {
      slept.push(ms)
      time += ms
    },
    pulse: () => new Promise(resolve => setImmediate(resolve)),
    folder: '/made',
    timeZone: 'UTC',
    culture: 'en-US',
    environment: {},
    ...more,
  }
}
