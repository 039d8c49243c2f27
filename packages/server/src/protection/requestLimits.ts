import { DataverseError, dataverseError } from '@deskhand/contract/errors'

/** What one user may ask of one server; null: as much as they like. */
export interface RequestLimitSettings {
  /** Requests in the window. */
  readonly requests: number | null
  /** Milliseconds of execution in the window, of all requests together. */
  readonly time: number | null
  /** Requests at a time. */
  readonly concurrent: number | null
}

/** Those of the platform. Source: Dataverse wire, section 4.5. */
export const dataverseLimits: RequestLimitSettings = Object.freeze({ requests: 6000, time: 1_200_000, concurrent: 52 })

/** Counts what users ask for. */
export interface RequestLimits {
  /**
   * Lets a request of a user in.
   *
   * @param tell given the headers in which the answer tells of the limits, that of a refusal too
   * @throws DataverseError 429, with the seconds after which there is room again
   */
  enter(userId: string, tell?: (name: string, value: string) => void): Admission
}

export interface Admission {
  /** To be called when the request has been answered: its time is counted then. */
  leave(): void
}

/**
 * Makes the limits of one server. The window slides in steps: what a user did is kept in sums of some seconds each, so
 * that it takes the same few bytes however much they ask. No timer runs: a sum that has grown too old is taken out when
 * the user asks next; users who have not asked for a window make room for others.
 *
 * @example
 * const limits = requestLimits(dataverseLimits, Date.now)
 * const admission = limits.enter(userId, (name, value) => response.setHeader(name, value))
 * try { … } finally { admission.leave() }
 */
export function requestLimits(settings: RequestLimitSettings, now: () => number): RequestLimits {
  const users = new Map<string, Usage>()
  return {
    enter(userId, tell = () => {}) {
      const at = now()
      const usage = usageOf(users, userId, at)
      slide(usage, at)
      const refusal = refusalOf(settings, usage, at)
      if (refusal === undefined) {
        usage.running++
        sumAt(usage, at).requests++
        usage.requests++
      }
      for (const [name, value] of headersOf(settings, usage)) tell(name, value)
      if (refusal !== undefined) throw refusal
      let left = false
      return {
        leave() {
          if (left) return
          left = true
          const end = now()
          const took = Math.max(0, end - at)
          usage.running--
          slide(usage, end)
          sumAt(usage, end).time += took
          usage.time += took
        },
      }
    },
  }
}

const windowMs = 300_000
const stepMs = 5000
/** Users whose use is known at a time, unless all of them are asking right now. */
const mostUsers = 10_000

interface Sum {
  readonly start: number
  requests: number
  time: number
}

interface Usage {
  running: number
  requests: number
  time: number
  /** Oldest first; at most as many as steps fit into the window. */
  readonly sums: Sum[]
}

function usageOf(users: Map<string, Usage>, userId: string, at: number): Usage {
  const known = users.get(userId)
  if (known !== undefined) return known
  if (users.size >= mostUsers) makeRoom(users, at)
  const usage: Usage = { running: 0, requests: 0, time: 0, sums: [] }
  users.set(userId, usage)
  return usage
}

/** Takes out users of whom nothing is left in the window, else the one known longest. */
function makeRoom(users: Map<string, Usage>, at: number): void {
  let longest: string | undefined
  for (const [userId, usage] of users) {
    if (usage.running > 0) continue
    slide(usage, at)
    if (usage.sums.length === 0) users.delete(userId)
    else longest ??= userId
  }
  if (users.size >= mostUsers && longest !== undefined) users.delete(longest)
}

function slide(usage: Usage, at: number): void {
  while (usage.sums[0] !== undefined && usage.sums[0].start + windowMs <= at) {
    const { requests, time } = usage.sums.shift() as Sum
    usage.requests -= requests
    usage.time -= time
  }
}

function sumAt(usage: Usage, at: number): Sum {
  const last = usage.sums.at(-1)
  if (last !== undefined && at < last.start + stepMs) return last
  const sum: Sum = { start: at, requests: 0, time: 0 }
  usage.sums.push(sum)
  return sum
}

function refusalOf(settings: RequestLimitSettings, usage: Usage, at: number): DataverseError | undefined {
  const { requests, time, concurrent } = settings
  if (concurrent !== null && usage.running >= concurrent)
    return again(dataverseError('TooManyConcurrentRequests', concurrent), soon)
  if (requests !== null && usage.requests >= requests)
    return again(dataverseError('TooManyRequests', requests), secondsUntil(usage, at, 'requests', requests))
  if (time !== null && usage.time >= time)
    return again(dataverseError('TooMuchExecutionTime', time), secondsUntil(usage, at, 'time', time))
  return undefined
}

/** Seconds until a request that is running now has probably ended. */
const soon = 1

/** Whole seconds until so much has left the window that a sum is below its limit. */
function secondsUntil(usage: Usage, at: number, kind: 'requests' | 'time', limit: number): number {
  let left = usage[kind]
  for (const sum of usage.sums) {
    left -= sum[kind]
    if (left < limit) return Math.max(1, Math.ceil((sum.start + windowMs - at) / 1000))
  }
  return windowMs / 1000
}

const again = (error: DataverseError, retryAfterSeconds: number): DataverseError =>
  new DataverseError(error.errorName, error.message, { retryAfterSeconds })

type Header = readonly [name: string, value: string]

/** Source: Dataverse wire, section 3.3. */
function headersOf({ requests, time, concurrent }: RequestLimitSettings, usage: Usage): readonly Header[] {
  const headers: Header[] = []
  if (requests !== null)
    headers.push(['x-ms-ratelimit-burst-remaining-xrm-requests', String(requests - usage.requests)])
  if (time !== null) headers.push(['x-ms-ratelimit-time-remaining-xrm-requests', seconds(time - usage.time)])
  headers.push(['x-ms-dop-hint', String(Math.min(degreeOfParallelism, concurrent ?? degreeOfParallelism))])
  return headers
}

/** Requests at a time that serve a caller best: a few more than one, and nobody else waits long. */
const degreeOfParallelism = 4

const format = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
const seconds = (ms: number): string => format.format(Math.max(0, ms) / 1000)
