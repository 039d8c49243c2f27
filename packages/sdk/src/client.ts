import { createHttp, type Http } from './core/http.ts'
import { type ClientSecret, clientSecretToken, type TokenProvider } from './core/token.ts'
import { type Flows, flowsOf } from './flows.ts'
import { invoke } from './requests/invoke.ts'
import { type Runs, runsOf } from './runs.ts'

export interface ClientOptions {
  /** Origin of the environment: `http://localhost:8080` or `https://contoso.crm.dynamics.com`. */
  readonly baseUrl: string
  /** A secret to get tokens with, or a function that gives tokens. */
  readonly credential: ClientSecret | TokenProvider
  /** How often a request is sent again; 3 by default. */
  readonly retries?: number
  readonly fetch?: typeof globalThis.fetch
  readonly sleep?: (ms: number, signal?: AbortSignal) => Promise<void>
}

/** A client of one environment. */
export interface Client {
  readonly http: Http
  readonly flows: Flows
  readonly runs: Runs
  whoAmI(): Promise<{ BusinessUnitId: string; UserId: string; OrganizationId: string }>
}

/**
 * Makes a client for Deskhand or Dataverse.
 *
 * @example
 * const client = createClient({ baseUrl, credential: { tenantId, clientId, clientSecret } })
 * const flow = await client.flows.find('Order report')
 * const run = await client.runs.start(flow.workflowid, { connectionName, inputs: { Folder: '/data' } })
 * const { statuscode } = await client.runs.wait(run)
 * console.log(await client.runs.outputs(run))
 */
export function createClient(options: ClientOptions): Client {
  const fetch = options.fetch ?? globalThis.fetch
  const sleep = options.sleep ?? pause
  const origin = options.baseUrl.replace(/\/+$/, '')
  const token =
    typeof options.credential === 'function' ? options.credential : clientSecretToken(origin, options.credential, fetch)
  const http = createHttp({ baseUrl: origin, token, fetch, retries: options.retries ?? 3, sleep })
  return { http, flows: flowsOf(http), runs: runsOf(http, sleep), whoAmI: () => invoke(http, 'GET', 'WhoAmI') }
}

/** Waits; rejects with the signal's reason once it is aborted. */
const pause = (ms: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason)
    const timer = setTimeout(done, ms)
    signal?.addEventListener('abort', abort, { once: true })
    function done() {
      signal?.removeEventListener('abort', abort)
      resolve()
    }
    function abort() {
      clearTimeout(timer)
      reject(signal?.reason)
    }
  })
