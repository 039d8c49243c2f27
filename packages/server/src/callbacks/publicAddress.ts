import ipaddr from 'ipaddr.js'

/**
 * Whether an address lies in the public internet: not this machine, not a private or link-local network, no
 * multicast, nothing reserved, and no IPv6 address that carries an IPv4 one inside (mapped, NAT64, 6to4, Teredo).
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.parse(address)
  if (parsed.range() !== 'unicast' || insideClouds.has(address)) return false
  return parsed.kind() === 'ipv4' || parsed.match(globalUnicast)
}

/** Public by number, but answered by the machine's own host. */
const insideClouds: ReadonlySet<string> = new Set(['168.63.129.16'])

/** The only part of IPv6 that has been given out. */
const globalUnicast = ipaddr.parseCIDR('2000::/3')
