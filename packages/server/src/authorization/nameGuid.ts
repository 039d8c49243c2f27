import { createHash } from 'node:crypto'

/**
 * A guid made of a name: the same name always gives the same guid, on every server (version 5 of RFC 9562).
 *
 * @example
 * nameGuid('prvreadworkflow')
 */
export function nameGuid(name: string): string {
  const bytes = createHash('sha1').update(namespace).update(name).digest().subarray(0, 16)
  bytes[6] = (bytes[6]! & 0x0f) | 0x50
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** Deskhand's own namespace; any guid does, as long as it stays. */
const namespace = Buffer.from('3b1f0a5ce6a94b8c9d0e7f2a61c4d853', 'hex')
