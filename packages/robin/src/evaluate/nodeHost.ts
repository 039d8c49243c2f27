import { setImmediate } from 'node:timers/promises'
import type { Host } from './host.ts'

/** The machine as Node shows it: the only place of the language that reads a clock, random numbers or the environment. */
export const nodeHost = (
  settings: Partial<Pick<Host, 'folder' | 'timeZone' | 'culture' | 'environment'>> = {},
): Host => ({
  now: Date.now,
  random: Math.random,
  sleep,
  pulse: () => setImmediate(),
  folder: settings.folder ?? process.cwd(),
  // Asked when needed: the system's answer takes longer than most flows do.
  get timeZone() {
    return settings.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
  },
  culture: settings.culture ?? 'en-US',
  environment: settings.environment ?? process.env,
})

/** Timers take 31 bits of milliseconds; longer waits are cut into such pieces. */
const longestTimer = 2 ** 31 - 1

const sleep = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise(resolve => {
    const end = Date.now() + ms
    let timer: NodeJS.Timeout | undefined
    const done = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const wait = (): void => {
      const left = end - Date.now()
      if (left <= 0) done()
      else timer = setTimeout(wait, Math.min(left, longestTimer))
    }
    if (signal.aborted) return resolve()
    signal.addEventListener('abort', done)
    timer = setTimeout(wait, Math.min(Math.max(ms, 0), longestTimer))
  })
