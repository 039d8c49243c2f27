import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose'

/** An issuer besides our own whose tokens are accepted, for example a tenant of Entra ID. */
export interface TrustedIssuer {
  /** Exactly as in the tokens' `iss`, for example `https://login.microsoftonline.com/<tenant>/v2.0`. */
  readonly issuer: string
  /** What its tokens must carry as `aud`: any of these. */
  readonly audience: string | readonly string[]
  /** Where its keys are; absent: read from the issuer's discovery document. */
  readonly jwksUri?: string
}

/**
 * The keys of the trusted issuers, fetched when the first token of an issuer arrives, kept, and fetched again when
 * a token names a key that is not among them.
 *
 * @example
 * const keysOf = trustedIssuerKeys(config.trustedIssuers)
 * const keys = await keysOf('https://login.microsoftonline.com/<tenant>/v2.0')
 */
export function trustedIssuerKeys(issuers: readonly TrustedIssuer[]): (issuer: string) => Promise<JWTVerifyGetKey> {
  const known = new Map<string, Promise<JWTVerifyGetKey>>()
  return issuer => {
    let keys = known.get(issuer)
    if (keys === undefined) {
      const trusted = issuers.find(one => one.issuer === issuer)
      if (trusted === undefined) throw new Error(`'${issuer}' is not a trusted issuer.`)
      keys = remoteKeys(trusted)
      known.set(issuer, keys)
      // A discovery document that could not be read is asked for again by the next token.
      keys.catch(() => known.delete(issuer))
    }
    return keys
  }
}

async function remoteKeys({ issuer, jwksUri }: TrustedIssuer): Promise<JWTVerifyGetKey> {
  return createRemoteJWKSet(new URL(jwksUri ?? (await discoveredJwksUri(issuer))))
}

async function discoveredJwksUri(issuer: string): Promise<string> {
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
  const response = await fetch(url, { signal: AbortSignal.timeout(10_000) })
  if (!response.ok) throw new Error(`The discovery document ${url} answers ${response.status}.`)
  const document = (await response.json()) as { issuer?: unknown; jwks_uri?: unknown }
  if (typeof document.jwks_uri !== 'string') throw new Error(`The discovery document ${url} names no jwks_uri.`)
  return document.jwks_uri
}
