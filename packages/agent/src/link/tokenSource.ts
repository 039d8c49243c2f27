import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { Clock } from '../clock.ts'
import type { ClientCredentials, TokenSource } from '../options.ts'

/**
 * Gets tokens by client credentials and keeps one until shortly before it expires.
 *
 * @example
 * const token = tokenSource({ tokenUrl, clientId, secret, scope }, { clock, ca: undefined })
 * await token(false) // 'eyJ…'
 */
export function tokenSource(
  credentials: ClientCredentials,
  { clock, ca }: { readonly clock: Clock; readonly ca: string | undefined },
): TokenSource {
  let kept: { readonly token: string; readonly until: number } | undefined
  return async fresh => {
    if (!fresh && kept !== undefined && kept.until > clock.now()) return kept.token
    const answer = await post(credentials.tokenUrl, formOf(credentials), ca)
    const { access_token: token, expires_in: seconds } = parse(answer, credentials)
    kept = { token, until: clock.now() + Math.max(0, seconds - Math.min(300, seconds / 10)) * 1000 }
    return token
  }
}

const formOf = ({ clientId, secret, scope }: ClientCredentials): string =>
  new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: secret,
    scope,
  }).toString()

interface Answer {
  readonly status: number
  readonly body: string
}

function parse({ status, body }: Answer, { tokenUrl, clientId }: ClientCredentials) {
  let value: { access_token?: unknown; expires_in?: unknown; error_description?: unknown; error?: unknown } = {}
  try {
    value = JSON.parse(body) ?? {}
  } catch {
    // Told below: whatever answered was no token endpoint.
  }
  const { access_token, expires_in } = value
  if (status !== 200 || typeof access_token !== 'string') {
    const why = value.error_description ?? value.error ?? 'no token in the answer'
    throw new Error(`No token for client '${clientId}' from ${tokenUrl}: status ${status}, ${String(why)}`)
  }
  return { access_token, expires_in: Number(expires_in) || 300 }
}

function post(url: string, form: string, ca: string | undefined): Promise<Answer> {
  const send = url.startsWith('https:') ? httpsRequest : httpRequest
  return new Promise((resolve, reject) => {
    const request = send(
      url,
      {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(form) },
        timeout: 15_000,
        agent: false,
        ...(ca === undefined ? {} : { ca }),
      },
      response => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() }))
      },
    )
    request.on('timeout', () => request.destroy(new Error(`${url} did not answer within 15 seconds.`)))
    request.on('error', reject)
    request.end(form)
  })
}
