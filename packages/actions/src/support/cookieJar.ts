interface Cookie {
  readonly name: string
  readonly value: string
  readonly domain: string
  /** Sent to this host alone. */
  readonly hostOnly: boolean
  readonly path: string
  readonly secure: boolean
  /** ms since 1970; undefined: as long as the run. */
  readonly expires: number | undefined
}

/** The cookies web actions of a run have been given. Its life is the run. Source: RFC 6265. */
export class CookieJar {
  #cookies: Cookie[] = []

  clear(): void {
    this.#cookies = []
  }

  /** Keeps what the `Set-Cookie` headers of an answer say. */
  store(url: URL, headers: readonly string[], now: number): void {
    for (const header of headers) {
      const cookie = parse(url, header, now)
      if (!cookie) continue
      this.#cookies = this.#cookies.filter(
        held => held.name !== cookie.name || held.domain !== cookie.domain || held.path !== cookie.path,
      )
      this.#cookies.push(cookie)
    }
  }

  /** The `Cookie` header for a request; empty where there is none. */
  header(url: URL, now: number): string {
    return this.#cookies
      .filter(cookie => cookie.expires === undefined || cookie.expires > now)
      .filter(cookie => !cookie.secure || url.protocol === 'https:')
      .filter(({ hostOnly, domain }) => url.hostname === domain || (!hostOnly && url.hostname.endsWith(`.${domain}`)))
      .filter(({ path }) => url.pathname === path || url.pathname.startsWith(path.endsWith('/') ? path : `${path}/`))
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ')
  }
}

/** The jar of a run: all its actions share one environment, and nothing else does. */
export function cookiesOf(environment: object): CookieJar {
  let jar = jars.get(environment)
  if (!jar) {
    jar = new CookieJar()
    jars.set(environment, jar)
  }
  return jar
}

const jars = new WeakMap<object, CookieJar>()

function parse(url: URL, header: string, now: number): Cookie | undefined {
  const [pair = '', ...attributes] = header.split(';')
  const equals = pair.indexOf('=')
  if (equals < 1) return undefined
  const given = new Map(
    attributes.map(attribute => {
      const [name = '', ...value] = attribute.split('=')
      return [name.trim().toLowerCase(), value.join('=').trim()] as const
    }),
  )
  const domain = (given.get('domain') ?? '').replace(/^\./, '').toLowerCase()
  if (domain && url.hostname !== domain && !url.hostname.endsWith(`.${domain}`)) return undefined
  const age = given.get('max-age')
  const date = Date.parse(given.get('expires') ?? '')
  const folder = url.pathname.slice(0, url.pathname.lastIndexOf('/')) || '/'
  return {
    name: pair.slice(0, equals).trim(),
    value: pair.slice(equals + 1).trim(),
    domain: domain || url.hostname,
    hostOnly: domain === '',
    path: given.get('path')?.startsWith('/') ? (given.get('path') ?? '/') : folder,
    secure: given.has('secure'),
    expires: age !== undefined ? now + Number(age) * 1000 : Number.isNaN(date) ? undefined : date,
  }
}
