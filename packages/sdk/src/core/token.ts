import { errorOf, noAnswer } from './errors.ts'

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

/** Tokens by client credentials, renewed two minutes before they expire; callers at the same time share one request. */
export function clientSecretToken(
  baseUrl: string,
  secret: ClientSecret,
  fetch: typeof globalThis.fetch,
  now: () => number = Date.now,
): TokenProvider {
  const url = `${(secret.authority ?? baseUrl).replace(/\/+$/, '')}/${secret.tenantId}/oauth2/v2.0/token`
  let kept: { readonly token: string; readonly goodUntil: number } | undefined
  let asked: Promise<string> | undefined
  return () => {
    if (kept !== undefined && now() < kept.goodUntil) return Promise.resolve(kept.token)
    asked ??= ask().finally(() => {
      asked = undefined
    })
    return asked
  }

  async function ask(): Promise<string> {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: secret.clientId,
        client_secret: secret.clientSecret,
        scope: `${baseUrl}/.default`,
      }),
    }).catch((cause: unknown) => {
      throw noAnswer(url, cause)
    })
    if (!response.ok) throw await errorOf(response)
    const answer = (await response.json()) as { access_token: string; expires_in: number }
    kept = { token: answer.access_token, goodUntil: now() + (answer.expires_in - 120) * 1000 }
    return kept.token
  }
}
