import type { Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { type Dispatcher, EnvHttpProxyAgent } from 'undici'
import type { CookieJar } from './cookieJar.ts'

/** A request of a web action. */
export interface HttpOrder {
  readonly url: string
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: Uint8Array
  /** Seconds for the whole exchange; 0: as long as it takes. */
  readonly timeout: number
  readonly followRedirection: boolean
  readonly acceptUntrustedCertificates: boolean
  readonly cookies: CookieJar
  /** HTTP_PROXY, HTTPS_PROXY and NO_PROXY are kept to. */
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly now: () => number
  readonly signal: AbortSignal
}

/** What came back. */
export interface HttpAnswer<Body> {
  readonly status: number
  /** Names in lower case, in the order they came. */
  readonly headers: readonly (readonly [name: string, value: string])[]
  /** Where it came from, after redirections. */
  readonly url: URL
  readonly body: Body
}

/**
 * One request and its answer, with redirections, cookies and compressed bodies. `receive` reads the body and says what
 * becomes of it. Rejects when there is no answer: no connection, an untrusted certificate, a time-out, a cancelled run.
 */
export async function httpExchange<Body>(
  order: HttpOrder,
  receive: (body: Readable, answer: Omit<HttpAnswer<Body>, 'body'>) => Promise<Body>,
): Promise<HttpAnswer<Body>> {
  const deadline = order.timeout > 0 ? AbortSignal.timeout(order.timeout * 1000) : undefined
  const signal = deadline ? AbortSignal.any([order.signal, deadline]) : order.signal
  const trust = { rejectUnauthorized: !order.acceptUntrustedCertificates }
  const agent = new EnvHttpProxyAgent({
    ...proxies(order.environment),
    connect: trust,
    requestTls: trust,
    headersTimeout: 0,
    bodyTimeout: 0,
  })
  try {
    return await follow(order, agent, signal, receive)
  } catch (error) {
    order.signal.throwIfAborted()
    if (deadline?.aborted) throw new Error(`no answer within ${order.timeout} seconds`)
    throw describe(error)
  } finally {
    await agent.destroy()
  }
}

const mostRedirections = 20

async function follow<Body>(
  order: HttpOrder,
  agent: Dispatcher,
  signal: AbortSignal,
  receive: (body: Readable, answer: Omit<HttpAnswer<Body>, 'body'>) => Promise<Body>,
): Promise<HttpAnswer<Body>> {
  let url = webAddress(order.url)
  let { method, body } = order
  const headers = { ...order.headers }
  for (let redirections = 0; ; redirections++) {
    const cookie = order.cookies.header(url, order.now())
    const response = await agent.request({
      origin: url.origin,
      path: url.pathname + url.search,
      method: method as 'GET',
      headers: cookie ? { ...headers, cookie } : headers,
      body: body ?? null,
      signal,
    })
    const received = Object.entries(response.headers).flatMap(([name, value]) =>
      [value ?? []].flat().map(one => [name, one] as const),
    )
    const get = (wanted: string) => received.find(([name]) => name === wanted)?.[1]
    const set = received.filter(([name]) => name === 'set-cookie').map(([, value]) => value)
    order.cookies.store(url, set, order.now())
    const status = response.statusCode
    const location = get('location')
    if (!order.followRedirection || ![301, 302, 303, 307, 308].includes(status) || !location) {
      const answer = { status, headers: received, url }
      return { ...answer, body: await receive(decompress(response.body, get('content-encoding')), answer) }
    }
    await response.body.dump()
    if (redirections === mostRedirections) throw new Error(`more than ${mostRedirections} redirections`)
    const next = webAddress(new URL(location, url).href)
    // A password is not for another server, and a form is not sent twice.
    if (next.origin !== url.origin) dropHeader(headers, 'authorization')
    if (status === 303 || (status < 303 && method === 'POST')) {
      method = method === 'HEAD' ? 'HEAD' : 'GET'
      body = undefined
      dropHeader(headers, 'content-type')
    }
    url = next
  }
}

/** Spelled out, so that nothing is read from the process itself. */
function proxies(environment: HttpOrder['environment']) {
  const read = (name: string) => environment[name.toLowerCase()] ?? environment[name] ?? ''
  const everything = read('ALL_PROXY')
  return {
    httpProxy: read('HTTP_PROXY') || everything,
    httpsProxy: read('HTTPS_PROXY') || everything,
    noProxy: read('NO_PROXY'),
  }
}

function webAddress(given: string): URL {
  const url = URL.canParse(given) ? new URL(given) : undefined
  if (!url || !/^https?:$/.test(url.protocol))
    throw new Error(`'${given}' is not an address that begins with http:// or https://`)
  return url
}

function decompress(body: Readable, encoding: string | undefined): Readable {
  const unpack = { gzip: createGunzip, 'x-gzip': createGunzip, deflate: createInflate, br: createBrotliDecompress }[
    encoding?.toLowerCase() ?? ''
  ]
  if (!unpack) return body
  const unpacked = unpack()
  body.on('error', error => unpacked.destroy(error))
  return body.pipe(unpacked)
}

function dropHeader(headers: Record<string, string>, name: string): void {
  for (const key of Object.keys(headers)) if (key.toLowerCase() === name) delete headers[key]
}

/** Several failed connections are one error with several reasons. */
function describe(error: unknown): unknown {
  if (error instanceof AggregateError && error.message === '')
    return new Error(error.errors.map(each => (each as Error).message).join(', '), { cause: error })
  return error
}
