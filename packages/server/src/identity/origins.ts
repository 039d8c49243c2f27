import type { IncomingMessage } from 'node:http'
import type { TLSSocket } from 'node:tls'

/** Stands for Dataverse as a whole in the place of an environment's URL. Source: Dataverse wire, section 5.2. */
export const dataverseResource = '00000007-0000-0000-c000-000000000000'

/** Under which URLs this server is known; each without path and trailing slash. */
export interface Origins {
  /** Where a proxy stands in front: the only origin callers see. */
  readonly publicUrl: string | null
  /** Scheme, host and port of everything the server listens at, known once it listens. */
  readonly own: () => readonly string[]
}

/** Scheme and host under which the caller reached this server, for example `https://localhost:8443`. */
export function originOf(request: IncomingMessage, { publicUrl }: Pick<Origins, 'publicUrl'>): string {
  if (publicUrl !== null) return withoutSlash(publicUrl)
  const scheme = (request.socket as Partial<TLSSocket>).encrypted === true ? 'https' : 'http'
  return `${scheme}://${(request.headers.host ?? 'localhost').toLowerCase()}`
}

/**
 * Whether a token for `audience` is meant for this server: its URL as the caller of this request knows it, or
 * another of its URLs, with or without a slash, or Dataverse's own name.
 */
export function isOwnAudience(audience: string, requestOrigin: string, { publicUrl, own }: Origins): boolean {
  const wanted = withoutSlash(audience).toLowerCase()
  if (wanted === requestOrigin || wanted === dataverseResource) return true
  return (publicUrl !== null && wanted === withoutSlash(publicUrl).toLowerCase()) || own().includes(wanted)
}

const withoutSlash = (url: string): string => url.replace(/\/+$/, '')
