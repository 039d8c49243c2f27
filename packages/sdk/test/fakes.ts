/** Stand-ins for the network and for time: what was sent is kept, what is answered is given beforehand. */
import { createHttp, type Http } from '../src/core/http.ts'

export interface Sent {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | undefined
}

/** An answer, or what `fetch` rejects with. */
export type Answer = Response | Error

export interface FakeFetch {
  readonly fetch: typeof globalThis.fetch
  readonly sent: readonly Sent[]
}

/** Answers one request after the other; a request more than there are answers is an error. */
export function fakeFetch(answers: readonly Answer[]): FakeFetch {
  const sent: Sent[] = []
  const fetch = async (url: string | URL | Request, init: RequestInit = {}) => {
    init.signal?.throwIfAborted()
    const body = init.body === undefined || init.body === null ? undefined : String(init.body)
    sent.push({ method: init.method ?? 'GET', url: String(url), headers: { ...(init.headers as object) }, body })
    const answer = answers[sent.length - 1]
    if (answer === undefined) throw new Error(`request ${sent.length} has no answer: ${init.method} ${url}`)
    if (answer instanceof Error) throw answer
    return answer
  }
  return { fetch, sent }
}

export interface FakeHttp {
  readonly http: Http
  readonly sent: readonly Sent[]
  /** How long was waited, ms, one number a wait. */
  readonly waits: readonly number[]
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>
}

export const origin = 'https://contoso.example'
export const api = `${origin}/api/data/v9.2/`

/** The real `createHttp` over a fake network and fake time. */
export function fakeHttp(answers: readonly Answer[], retries = 3): FakeHttp {
  const { fetch, sent } = fakeFetch(answers)
  const waits: number[] = []
  const sleep = async (ms: number, signal?: AbortSignal) => {
    signal?.throwIfAborted()
    waits.push(ms)
  }
  return {
    http: createHttp({ baseUrl: origin, token: async () => 'token', fetch, retries, sleep }),
    sent,
    waits,
    sleep,
  }
}

export const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } })

export const empty = (headers: Record<string, string> = {}): Response => new Response(null, { status: 204, headers })

/** What `fetch` rejects with when nobody listens. */
export const refused = (): Error => new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') })
