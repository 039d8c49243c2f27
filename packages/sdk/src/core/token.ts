import { errorOf } from './errors.ts'

/** Gives a bearer token; called before every request, so it keeps the token itself. */
export type TokenProvider = () => Promise<string>

export interface ClientSecret {
  /** Tenant id, a guid. */
  readonly tenantId: string
  readonly clientId: string
  readonly clientSecret: string
  /** Origin of the authorization server; the environment's own by default, as Deskhand has it. */
  readonly authority?: string
}

/** Tokens by client credentials, renewed two minutes before they expire. */
export function clientSecretToken(
  baseUrl: string,
  secret: ClientSecret,
  fetch: typeof globalThis.fetch,
  now: () => number = Date.now,
): TokenProvider {
  let token: string | undefined
  let goodUntil = 0
  return async () => {
    if (token !== undefined && now() < goodUntil) return token
    const response = await fetch(`${secret.authority ?? baseUrl}/${secret.tenantId}/oauth2/v2.0/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: secret.clientId,
        client_secret: secret.clientSecret,
        scope: `${baseUrl}/.default`,
      }),
    })
    if (!response.ok) throw await errorOf(response)
    const answer = (await response.json()) as { access_token: string; expires_in: number }
    token = answer.access_token
    goodUntil = now() + (answer.expires_in - 120) * 1000
    return token
  }
}
