import { type Client, createClient } from '@deskhand/sdk/client'
import { clientSecretToken } from '@deskhand/sdk/core/token'

const key = 'deskhand.token'

/** The client of the token in this tab: from the address, once (`#token=…`, with `&page=runs/…` to begin there), or from an earlier sign-in. */
export function signedInClient(): Client | undefined {
  const [, given, page] = /^#token=([\w.-]+)(?:&page=(.+))?$/.exec(window.location.hash) ?? []
  if (given !== undefined) {
    sessionStorage.setItem(key, given)
    history.replaceState(null, '', `#/${page ?? 'flows'}`)
  }
  const token = sessionStorage.getItem(key)
  return token === null ? undefined : clientWith(token)
}

/** Signs in with a client secret, and checks that the environment knows the caller. */
export async function signIn(clientId: string, clientSecret: string): Promise<Client> {
  const origin = window.location.origin
  const secret = { tenantId: await tenantOf(origin), clientId, clientSecret }
  const token = await clientSecretToken(origin, secret, (...request) => fetch(...request))()
  const client = clientWith(token)
  await client.whoAmI()
  sessionStorage.setItem(key, token)
  return client
}

export const signOut = (): void => sessionStorage.removeItem(key)

const clientWith = (token: string): Client =>
  createClient({
    baseUrl: window.location.origin,
    credential: async () => token,
    fetch: (...request) => fetch(...request),
    retries: 0,
  })

/** The tenant stands in the challenge of an unauthenticated request. */
async function tenantOf(origin: string): Promise<string> {
  const challenge = (await fetch(`${origin}/api/data/v9.2/WhoAmI`)).headers.get('www-authenticate') ?? ''
  const tenant = /authorization_uri="?https?:\/\/[^/]+\/([^/,]+)\//.exec(challenge)?.[1]
  if (tenant === undefined) throw new Error('the server does not say which tenant it belongs to')
  return tenant
}
