import type { IncomingMessage, ServerResponse } from 'node:http'
import type { JWK } from 'jose'
import type { Adapter, Context, JwtParts, Provider } from 'oidc-provider'
import { secretMatches } from '../environment/secretHash.ts'
import { applicationClaims } from './applicationClaims.ts'
import { dataverseResource, isOwnAudience, type Origins, originOf } from './origins.ts'

/** An application user, as far as a token tells of it. */
export interface Application {
  readonly objectId: string
  readonly name: string
}

export interface AuthorizationServerOptions {
  readonly tenantId: string
  readonly origins: Origins
  /** Private RSA keys; the first one signs. */
  readonly keys: readonly JWK[]
  /** The enabled application user with this client id. Asked at every token, so that new ones need no restart. */
  application(clientId: string): Promise<Application | undefined>
  /** Hashes of the client's secrets (see `hashSecret`). */
  secretHashes(clientId: string): Promise<readonly string[]>
  /** Told of what went wrong inside; the caller is answered with `server_error`. */
  onError(error: unknown): void
}

/** The tenant of clients that do not know theirs yet. Source: Dataverse wire, sections 5.3 and 5.4. */
export const anyTenant = 'common'

/** The embedded authorization server: Entra ID's paths below `/{tenant}`, client credentials. */
export interface AuthorizationServer {
  /** Answers a request whose path begins with `/{tenant}/`; the body must not have been read. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>
  /** Loads what the first token would otherwise wait for. */
  warm(): Promise<void>
}

/** The issuer named in tokens and in the discovery document: it lies at the origin the caller asked. */
export const issuerAt = (origin: string, tenantId: string): string => `${origin}/${tenantId}/v2.0`

/** Where a caller at this origin is sent for a token. Source: Dataverse wire, section 5.3. */
export const authorizationUri = (origin: string, tenantId: string): string => `${origin}/${tenantId}/oauth2/authorize`

/**
 * Makes the authorization server. The library behind it is loaded when it is first used: it costs a fifth of a
 * second that a server without a single token request should not pay.
 */
export function createAuthorizationServer(options: AuthorizationServerOptions): AuthorizationServer {
  let loading: Promise<Answerer> | undefined
  const answerer = () => {
    if (loading === undefined) {
      loading = createProvider(options).then(provider => provider.callback())
      loading.catch(() => {
        loading = undefined
      })
    }
    return loading
  }
  return {
    async warm() {
      await answerer()
    },
    async handle(request, response) {
      const [, tenant = '', path = '/'] = /^\/([^/?]+)(.*)$/.exec(request.url ?? '') ?? []
      if (![options.tenantId, anyTenant, 'organizations'].includes(tenant.toLowerCase()))
        return refuse(response, unknownTenant(tenant))
      const origin = originOf(request, options.origins)
      if (!URL.canParse(origin)) return refuse(response, `The Host header '${request.headers.host}' is no host.`)
      const forwarded = new URL(origin)
      // The library builds URLs from these two; what a client may have sent in them is overwritten.
      request.headers['x-forwarded-proto'] = forwarded.protocol.slice(0, -1)
      request.headers['x-forwarded-host'] = forwarded.host
      request.url = onePath(path)
      Object.assign(request, { originalUrl: `/${options.tenantId}${request.url}`, version1: isVersion1(path) })
      try {
        const answer = await answerer()
        await answer(request, response)
      } catch (error) {
        options.onError(error)
        if (!response.headersSent) send(response, 500, { error: 'server_error' })
      }
    },
  }
}

type Answerer = ReturnType<Provider['callback']>

const tokenPath = '/oauth2/v2.0/token'
const keysPath = '/discovery/v2.0/keys'

/** The paths under which Entra ID is asked for the same thing, old and new. */
const aliases: Readonly<Record<string, string>> = {
  '/v2.0/.well-known/openid-configuration': '/.well-known/openid-configuration',
  '/oauth2/token': tokenPath,
  '/discovery/keys': keysPath,
}

function onePath(url: string): string {
  const [path = '/', query] = url.split('?', 2)
  return (aliases[path] ?? path) + (query === undefined ? '' : `?${query}`)
}

const isVersion1 = (url: string): boolean => /^\/oauth2\/token(\?|$)/.test(url)

async function createProvider(options: AuthorizationServerOptions): Promise<Provider> {
  const { Provider, errors } = await import('oidc-provider')
  const provider = new Provider(issuerAt('https://localhost', options.tenantId), {
    ...settings,
    jwks: { keys: options.keys.map(key => ({ ...key, use: 'sig', alg: 'RS256' })) },
    adapter: model => (model === 'Client' ? clientsFrom(options) : nothingKept),
    features: {
      ...settings.features,
      resourceIndicators: {
        enabled: true,
        defaultResource({ oidc }: Context) {
          const scope = String(oidc?.params?.scope ?? '')
          const resource = resourceOfScope(scope)
          if (resource !== undefined) return resource
          throw new errors.InvalidScope("an application asks for the environment's URL followed by /.default", scope)
        },
        getResourceServerInfo({ req }: Context, resource: string) {
          const audience = resource.startsWith(namedResource) ? resource.slice(namedResource.length) : resource
          if (!isOwnAudience(audience, originOf(req, options.origins), options.origins))
            throw new errors.InvalidTarget(`the resource '${audience}' is not this environment`)
          return {
            scope: '',
            audience,
            accessTokenTTL: 3600,
            accessTokenFormat: 'jwt',
            jwt: { sign: { alg: 'RS256' } },
          }
        },
      },
    },
    formats: { customizers: { jwt: (context: Context, _token: unknown, jwt: JwtParts) => describe(context, jwt) } },
  })
  provider.proxy = true
  provider.on('error', ((error: unknown) => options.onError(error)) as never)
  provider.on('server_error', ((_context: unknown, error: unknown) => options.onError(error)) as never)
  Object.assign(provider.Client.prototype, {
    async compareClientSecret(this: { clientId: string }, secret: string) {
      return secretMatches(secret, await options.secretHashes(this.clientId))
    },
  })
  provider.use(async (context, next) => {
    await next()
    if (context.oidc === undefined) answerUnknownPath(context)
    if (context.oidc?.route === 'discovery') Object.assign(context.body as object, { issuer: issuer(context) })
    if (context.oidc?.route === 'token' && context.status === 200) answerAsEntra(context)
  })
  return provider

  function issuer({ req }: Context): string {
    return issuerAt(originOf(req, options.origins), options.tenantId)
  }

  async function describe(context: Context, jwt: JwtParts): Promise<void> {
    const clientId = context.oidc?.client?.clientId ?? ''
    const application = await options.application(clientId)
    if (application === undefined) throw new Error(`The application ${clientId} is gone.`)
    const { jti, iat, exp, aud } = jwt.payload
    const { tenantId } = options
    const about = { ...application, clientId, tenantId, issuer: issuer(context), version1: version1(context) }
    jwt.payload = { aud, iat, nbf: iat, exp, jti, ...applicationClaims(about) }
  }
}

const version1 = ({ req }: Context): boolean => (req as { version1?: boolean }).version1 === true

/** `https://org/.default` asks for a token for `https://org`; other scopes mean nothing to an application. */
function resourceOfScope(scope: string): string | undefined {
  const resource = scope
    .split(' ')
    .find(one => one.endsWith('/.default'))
    ?.slice(0, -'/.default'.length)
  return resource === dataverseResource ? `${namedResource}${resource}` : resource
}

/** The library takes only absolute URIs for a resource; a bare name is given a scheme on the way through it. */
const namedResource = 'urn:dataverse:'

/** The members that Entra ID's answer has besides the standard ones; version 1 writes numbers as text. */
function answerAsEntra(context: Context): void {
  const body = context.body as { access_token: string; expires_in: number; token_type: string }
  const seconds = body.expires_in
  if (!version1(context)) {
    context.body = {
      token_type: body.token_type,
      expires_in: seconds,
      ext_expires_in: seconds,
      access_token: body.access_token,
    }
    return
  }
  const payload = Buffer.from(body.access_token.split('.')[1] ?? '', 'base64url').toString()
  const { aud, exp, nbf } = JSON.parse(payload) as { aud: string; exp: number; nbf: number }
  context.body = {
    token_type: body.token_type,
    expires_in: String(seconds),
    ext_expires_in: String(seconds),
    expires_on: String(exp),
    not_before: String(nbf),
    resource: aud,
    access_token: body.access_token,
  }
}

const settings = {
  routes: {
    token: tokenPath,
    jwks: keysPath,
    authorization: '/oauth2/v2.0/authorize',
    userinfo: '/openid/userinfo',
  },
  features: {
    devInteractions: { enabled: false },
    clientCredentials: { enabled: true },
    userinfo: { enabled: false },
    rpInitiatedLogout: { enabled: false },
    pushedAuthorizationRequests: { enabled: false },
    dPoP: { enabled: false },
  },
  clientAuthMethods: ['client_secret_post', 'client_secret_basic'],
  responseTypes: ['code'],
  ttl: { ClientCredentials: 3600 },
  renderError(context: Context, out: unknown) {
    context.body = out
  },
} as const

/** Client data come from the application users; the secret stays with the store and is compared by its hash. */
const clientsFrom = ({ application }: AuthorizationServerOptions): Adapter => ({
  ...nothingKept,
  async find(clientId) {
    if ((await application(clientId)) === undefined) return undefined
    return {
      client_id: clientId,
      client_secret: 'compared-by-hash',
      grant_types: ['client_credentials'],
      response_types: [],
      redirect_uris: [],
      token_endpoint_auth_method: 'client_secret_post',
    }
  },
})

/** Tokens carry everything themselves: nothing is kept, in memory or elsewhere. */
const nothingKept: Adapter = {
  find: async () => undefined,
  upsert: async () => undefined,
  findByUid: async () => undefined,
  findByUserCode: async () => undefined,
  consume: async () => undefined,
  destroy: async () => undefined,
  revokeByGrantId: async () => undefined,
}

function answerUnknownPath(context: Context): void {
  context.status = 404
  context.body = {
    error: 'invalid_request',
    error_description: `There is nothing at ${context.req.method} ${context.href}.`,
  }
}

const unknownTenant = (tenant: string): string =>
  `Tenant '${tenant}' not found. Check the tenant id that the server printed when it started.`

const refuse = (response: ServerResponse, error_description: string): void =>
  send(response, 400, { error: 'invalid_request', error_description })

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
  response.end(JSON.stringify(body))
}
