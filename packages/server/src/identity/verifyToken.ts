import { dataverseError } from '@deskhand/contract/errors'
import { createLocalJWKSet, decodeJwt, errors, type JWK, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose'
import { isOwnAudience, type Origins } from './origins.ts'
import { type TrustedIssuer, trustedIssuerKeys } from './trustedIssuers.ts'
import { Unauthorized } from './unauthorized.ts'

/** Whom a token speaks of: an application by its client id, or a person by the object id. Exactly one is set. */
export interface Identity {
  readonly objectId: string | null
  readonly applicationId: string | null
}

export interface VerifyTokenOptions {
  readonly tenantId: string
  /** The keys of the embedded authorization server; what is private in them is not used. */
  readonly keys: readonly JWK[]
  readonly origins: Origins
  readonly trustedIssuers: readonly TrustedIssuer[]
  /** ms since 1970. */
  now(): number
}

/** Says whom a token speaks of, or throws `Unauthorized`. `requestOrigin` is the URL under which the caller came. */
export type VerifyToken = (token: string, requestOrigin: string) => Promise<Identity>

/**
 * Makes the check of bearer tokens: of the embedded authorization server by its own keys, of trusted issuers by
 * the keys they publish. A token is checked once and remembered until it expires.
 *
 * Source: Dataverse wire, sections 5.2 and 5.3.
 */
export function tokenVerifier(options: VerifyTokenOptions): VerifyToken {
  const { tenantId, origins, trustedIssuers, now } = options
  const ownKeys = createLocalJWKSet({ keys: options.keys.map(publicHalf) })
  const keysOf = trustedIssuerKeys(trustedIssuers)
  const ownPath = `/${tenantId}/v2.0`
  const remembered = new Map<string, Checked>()

  return async (token, requestOrigin) => {
    const name = token.slice(-nameLength)
    let checked = remembered.get(name)
    if (checked?.token !== token) {
      checked = await check(token)
      if (remembered.size >= most) remembered.delete(remembered.keys().next().value as string)
      remembered.set(name, checked)
    } else if (checked.expires <= now()) {
      remembered.delete(name)
      throw expired(checked.expires)
    }
    // A token of ours is good under every URL of ours, which may be another one at the next request.
    if (checked.audience !== null && checked.acceptedUnder !== requestOrigin) {
      if (!checked.audience.some(one => isOwnAudience(one, requestOrigin, origins)))
        throw new Unauthorized(`The token is for '${checked.audience.join("', '")}', not for '${requestOrigin}'.`)
      checked.acceptedUnder = requestOrigin
    }
    return checked.identity
  }

  async function check(token: string): Promise<Checked> {
    const issuer = issuerOf(token)
    const trusted = trustedIssuers.find(one => one.issuer === issuer)
    if (trusted !== undefined) {
      const audience = [trusted.audience].flat()
      const { payload } = await verify(token, await reach(keysOf(issuer)), { issuer, audience, ...outside })
      return {
        token,
        identity: identityIn(payload),
        expires: expiryOf(payload, outside.clockTolerance),
        audience: null,
      }
    }
    // Our issuer lies at whatever URL the caller knows us by: the key says that it is ours.
    if (!URL.canParse(issuer) || new URL(issuer).pathname !== ownPath)
      throw new Unauthorized(`The issuer '${issuer}' is not trusted.`)
    const { payload } = await verify(token, ownKeys, { algorithms: ['RS256'] })
    return { token, identity: identityIn(payload), expires: expiryOf(payload, 0), audience: [payload.aud ?? []].flat() }
  }

  async function verify(token: string, keys: JWTVerifyGetKey, rules: Parameters<typeof jwtVerify>[2]) {
    try {
      return await jwtVerify(token, keys, { ...rules, requiredClaims: ['exp', 'aud'], currentDate: new Date(now()) })
    } catch (error) {
      throw refusal(error)
    }
  }
}

interface Checked {
  readonly token: string
  readonly identity: Identity
  /** ms since 1970. */
  readonly expires: number
  /** To be compared with the request's URL; null: compared with the configured one already. */
  readonly audience: readonly string[] | null
  /** The URL it was last found to be for. */
  acceptedUnder?: string
}

/**
 * Tokens are found by the end of their signature, and compared whole: to hash all of a token at each request costs
 * more than the rest of the check.
 */
const nameLength = 40

/** How many tokens are remembered; the oldest makes room. */
const most = 10_000

/** Other machines' clocks are not ours; a key both sides know (HS256) or none is no proof. */
const outside = {
  clockTolerance: 60,
  algorithms: ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
}

const publicHalf = ({ kty, n, e, kid }: JWK): JWK => ({ kty, n, e, kid, alg: 'RS256', use: 'sig' }) as JWK

function issuerOf(token: string): string {
  try {
    return decodeJwt(token).iss ?? ''
  } catch {
    throw new Unauthorized('The token is not a JSON Web Token.')
  }
}

/** A key set that cannot be read is not the caller's fault. */
async function reach(keys: Promise<JWTVerifyGetKey>): Promise<JWTVerifyGetKey> {
  try {
    return await keys
  } catch (error) {
    throw unavailable(error)
  }
}

const expiryOf = ({ exp = 0 }: JWTPayload, tolerance: number): number => (exp + tolerance) * 1000

function expired(at: number): Unauthorized {
  const time = new Date(at).toISOString()
  return new Unauthorized(`The token expired at ${time}.`, { cause: dataverseError('AccessTokenExpired', time) })
}

function refusal(error: unknown): Error {
  if (error instanceof errors.JWTExpired) return expired((error.payload.exp ?? 0) * 1000)
  if (error instanceof errors.JWTClaimValidationFailed) {
    const value = JSON.stringify(error.payload[error.claim])
    return new Unauthorized(`The token's claim '${error.claim}' (${value}) is not accepted.`, { cause: error })
  }
  if (error instanceof errors.JWKSNoMatchingKey)
    return new Unauthorized('The token is signed with a key that its issuer does not publish.', { cause: error })
  if (error instanceof errors.JWSSignatureVerificationFailed)
    return new Unauthorized("The token's signature is wrong.", { cause: error })
  if (error instanceof errors.JOSEAlgNotAllowed)
    return new Unauthorized("The token's signature algorithm is not accepted.", { cause: error })
  const isTokens = error instanceof errors.JWSInvalid || error instanceof errors.JWTInvalid
  if (isTokens || error instanceof errors.JOSENotSupported)
    return new Unauthorized('The token is malformed.', { cause: error })
  return unavailable(error)
}

function unavailable(cause: unknown): Error {
  const error = dataverseError('Unavailable', "The keys of the token's issuer cannot be read at the moment. Try again.")
  error.cause = cause
  return error
}

/**
 * In an application's own token the client id counts; in a token given on behalf of a person (it has a scope) the
 * person counts, whatever application carries it.
 */
function identityIn(payload: JWTPayload): Identity {
  const isApplication = payload.idtyp === 'app' || (payload.scp === undefined && payload.scope === undefined)
  const applicationId = isApplication ? guidIn(payload.appid ?? payload.azp ?? payload.client_id) : null
  if (applicationId !== null) return { objectId: null, applicationId }
  const objectId = guidIn(payload.oid ?? payload.sub)
  if (objectId === null) throw new Unauthorized('The token names neither an application nor a person by a GUID.')
  return { objectId, applicationId: null }
}

const guid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i
const guidIn = (claim: unknown): string | null =>
  typeof claim === 'string' && guid.test(claim) ? claim.toLowerCase() : null
