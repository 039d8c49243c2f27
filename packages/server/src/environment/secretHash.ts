import { createHash, timingSafeEqual } from 'node:crypto'

/**
 * The hash under which a client secret is kept. Secrets are 32 random bytes, not words somebody chose, so that a
 * fast hash is enough.
 */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('base64url')

/** Whether the secret is one of those kept; takes the same time for every wrong one. */
export function secretMatches(secret: string, hashes: readonly string[]): boolean {
  const given = Buffer.from(hashSecret(secret))
  let matches = false
  for (const hash of hashes) {
    const kept = Buffer.from(hash)
    if (kept.length === given.length && timingSafeEqual(kept, given)) matches = true
  }
  return matches
}
