import { importJWK, type JWK, SignJWT } from 'jose'
import { applicationClaims } from './applicationClaims.ts'
import { type Application, issuerAt } from './authorizationServer.ts'

/** Seconds a token is good for, as long as those of the authorization server. */
const lifetime = 3600

/**
 * Signs a token like those of the authorization server, for a part of this process tree that need not show a secret:
 * the local machine connects before the authorization server has been loaded.
 */
export async function issueToken(
  application: Application & { readonly clientId: string },
  options: { readonly key: JWK; readonly tenantId: string; readonly origin: string; readonly now: number },
): Promise<string> {
  const { key, tenantId, origin } = options
  const issued = Math.floor(options.now / 1000)
  const claims = applicationClaims({ ...application, tenantId, issuer: issuerAt(origin, tenantId), version1: false })
  return new SignJWT({ aud: origin, iat: issued, nbf: issued, exp: issued + lifetime, ...claims })
    .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', ...(key.kid === undefined ? {} : { kid: key.kid }) })
    .sign(await importJWK(key, 'RS256'))
}
