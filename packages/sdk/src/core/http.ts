import { ConnectionError, DeskhandError, errorOf, noAnswer } from './errors.ts'
import type { TokenProvider } from './token.ts'

export interface Http {
  /** Origin of the environment, without a slash at the end. */
  readonly baseUrl: string
  /** Sends a request to a path below `/api/data/v9.2/` or to a whole URL of the same environment. */
  send(method: string, path: string, options?: SendOptions): Promise<Response>
}

export interface SendOptions {
  /** Bytes are sent as they are, anything else as JSON. */
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
  /** Sending it twice does no harm, so it is sent again when there was no answer. */
  readonly repeatable?: boolean
}

export interface HttpOptions {
  readonly baseUrl: string
  readonly token: TokenProvider
  readonly fetch: typeof globalThis.fetch
  readonly retries: number
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>
}

/** One way out for all requests: token, headers, retry (429 and 503 as the service asks; lost connections where harmless). */
export function createHttp({ baseUrl, token, fetch, retries, sleep }: HttpOptions): Http {
  const origin = baseUrl.replace(/\/+$/, '')
  return {
    baseUrl: origin,
    async send(method, path, options = {}) {
      const url = /^https?:\/\//i.test(path) ? path : `${origin}/api/data/v9.2/${path}`
      if (new URL(url).origin !== new URL(origin).origin) throw new TypeError(`${url} is not a URL of ${origin}`)
      for (let attempt = 0; ; attempt++) {
        const { response, error, harmless } = await once(method, url, options)
        if (response !== undefined) return response
        const wait = attempt < retries ? pause(error, attempt, harmless) : undefined
        if (wait === undefined) throw error
        await sleep(wait, options.signal)
      }
    },
  }

  async function once(method: string, url: string, options: SendOptions): Promise<Outcome> {
    options.signal?.throwIfAborted()
    let bearer: string
    try {
      bearer = await token()
    } catch (error) {
      if (error instanceof DeskhandError) return { error, harmless: true }
      throw error
    }
    const harmless = options.repeatable ?? method === 'GET'
    const headers: Record<string, string> = {
      authorization: `Bearer ${bearer}`,
      accept: 'application/json',
      'odata-version': '4.0',
      'odata-maxversion': '4.0',
      ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...options.headers,
    }
    let response: Response
    try {
      response = await fetch(url, {
        method,
        headers,
        ...(options.body === undefined ? {} : { body: bodyOf(options.body) }),
        ...(options.signal ? { signal: options.signal } : {}),
      })
    } catch (cause) {
      if (options.signal?.aborted) throw cause
      return { error: noAnswer(url, cause), harmless }
    }
    return response.ok ? { response } : { error: await errorOf(response), harmless }
  }
}

const bodyOf = (body: unknown): string | Uint8Array<ArrayBuffer> =>
  body instanceof Uint8Array ? Uint8Array.from(body) : JSON.stringify(body)

/** An answer, or why there is none and whether sending it again does no harm. */
type Outcome =
  | { readonly response: Response; readonly error?: undefined; readonly harmless?: undefined }
  | { readonly response?: undefined; readonly error: DeskhandError; readonly harmless: boolean }

/** ms to wait before the next attempt, or undefined: give up. */
function pause(error: DeskhandError, attempt: number, harmless: boolean): number | undefined {
  if (error.status === 429 || error.status === 503) return (error.retryAfterSeconds ?? 2 ** attempt) * 1000
  return error instanceof ConnectionError && harmless ? 250 * 2 ** attempt : undefined
}
