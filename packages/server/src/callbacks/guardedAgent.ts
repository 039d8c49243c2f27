import { type LookupAddress, lookup as systemLookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { isIP } from 'node:net'
import { Agent, buildConnector } from 'undici'
import { isAllowedHost } from './allowedHosts.ts'
import { isPublicAddress } from './publicAddress.ts'

/** The name leads to an address that callbacks must not reach. */
export class RefusedAddress extends Error {
  override readonly name = 'RefusedAddress'

  constructor(host: string, address: string) {
    super(`'${host}' leads to ${address}, which is not an address in the public internet.`)
  }
}

export interface GuardOptions {
  /** Hosts (`localhost`, `localhost:9000`) that are connected to wherever they lead. */
  readonly allowedHosts: readonly string[]
  /** Certificates trusted besides the usual ones. */
  readonly ca?: string | Buffer
  /** How names are resolved; the system's way unless given. */
  readonly lookup?: typeof systemLookup
}

/**
 * An HTTP client that connects only to public addresses. Every answer of the name's resolution is looked at before
 * the connection, and the address at its other end after it, so that a name that changes in between gains nothing.
 */
export function guardedAgent({ allowedHosts, ca, lookup = systemLookup }: GuardOptions): Agent {
  const tls = { allowH2: false, ...(ca === undefined ? {} : { ca }) }
  const plain = buildConnector(tls)
  const guarded = buildConnector({ ...tls, lookup: guardedLookup(lookup) })
  return new Agent({
    connect(options, done) {
      const url = new URL(`${options.protocol}//${options.host ?? options.hostname}`)
      if (isAllowedHost(url, allowedHosts)) return plain(options, done)
      // Addresses are connected to without any resolution.
      const address = options.hostname.replace(/^\[|\]$/g, '')
      if (isIP(address) !== 0 && !isPublicAddress(address)) return done(new RefusedAddress(url.hostname, address), null)
      guarded(options, (error, socket) => {
        if (error !== null) return done(error, null)
        const peer = socket.remoteAddress ?? 'an unknown address'
        if (isPublicAddress(peer)) return done(null, socket)
        socket.destroy()
        done(new RefusedAddress(url.hostname, peer), null)
      })
    },
  })
}

const guardedLookup =
  (lookup: typeof systemLookup): LookupFunction =>
  (host, options, done) => {
    lookup(host, { ...options, all: true }, (error: Error | null, found: LookupAddress[]) => {
      if (error !== null) return done(error, '', 0)
      const refused = found.find(one => !isPublicAddress(one.address))
      if (refused !== undefined) return done(new RefusedAddress(host, refused.address), '', 0)
      const [first] = found
      if (options.all) done(null, found)
      else if (first === undefined) done(new Error(`'${host}' has no address.`), '', 0)
      else done(null, first.address, first.family)
    })
  }
