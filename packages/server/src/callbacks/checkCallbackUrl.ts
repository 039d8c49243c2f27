import { isIP } from 'node:net'
import { dataverseError } from '@deskhand/contract/errors'
import { isAllowedHost } from './allowedHosts.ts'

/**
 * Throws where a callback must not go to the URL: https only, a DNS name, not this machine. Hosts that were allowed
 * by name are free of all three. What the name resolves to is seen when the callback is sent (`guardedAgent`).
 *
 * @example
 * checkCallbackUrl('https://192.168.1.1/', []) // throws
 * checkCallbackUrl('http://localhost:9000/done', ['localhost:9000'])
 *
 * Source: Dataverse wire, section 6; seed pages, "Requirements for the callback URL parameter".
 */
export function checkCallbackUrl(text: string, allowedHosts: readonly string[]): void {
  if (text.length > longest) throw refuse(text, `it is longer than ${longest} characters`)
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined) throw refuse(text, 'it is not an absolute URL')
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw refuse(text, 'only https is allowed')
  if (url.username !== '' || url.password !== '') throw refuse(text, 'it must not carry a user name or password')
  if (isAllowedHost(url, allowedHosts)) return
  if (url.protocol !== 'https:') throw refuse(text, 'only https is allowed')
  // The URL parser has brought every spelling of an address (decimal, hex, short) into the usual one.
  const name = url.hostname.replace(/\.$/, '')
  if (isIP(name.replace(/^\[|\]$/g, '')) !== 0) throw refuse(text, 'IP addresses cannot be used; give a DNS name')
  if (name === 'localhost' || name.endsWith('.localhost')) throw refuse(text, 'access to localhost is not permitted')
  if (!dnsName.test(name)) throw refuse(text, `'${name}' is not a DNS name`)
}

const longest = 2000
const dnsName = /^(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*$/

const refuse = (url: string, reason: string) =>
  dataverseError('InvalidArgument', `The callbackUrl '${shortened(url)}' cannot be used: ${reason}.`)

const shortened = (text: string): string => (text.length > 200 ? `${text.slice(0, 200)}…` : text)
