import type { IncomingMessage } from 'node:http'
import type { FastifyPluginAsync } from 'fastify'
import { type UserContext, userContext } from '../authorization/userContext.ts'
import type { SecretBox } from '../environment/secretBox.ts'
import { addSetting } from '../store/addSetting.ts'
import { readSetting } from '../store/readSetting.ts'
import { secretHashesOf } from '../store/secretHashesOf.ts'
import type { Store } from '../store/steps.ts'
import { userByClaims } from '../store/userByClaims.ts'
import { createAuthenticator } from './authenticate.ts'
import { authorizationRoutes } from './authorizationRoutes.ts'
import { type Application, anyTenant, authorizationUri, createAuthorizationServer } from './authorizationServer.ts'
import { issueToken } from './issueToken.ts'
import { type Origins, originOf } from './origins.ts'
import { signingKeys } from './signingKeys.ts'
import type { TrustedIssuer } from './trustedIssuers.ts'
import { challenge, Unauthorized } from './unauthorized.ts'
import { tokenVerifier } from './verifyToken.ts'

export interface IdentityOptions {
  readonly store: Store
  readonly tenantId: string
  readonly box: SecretBox
  readonly origins: Origins
  readonly trustedIssuers: readonly TrustedIssuer[]
  /** ms since 1970. */
  now(): number
  /** Told of what went wrong in the authorization server. */
  onError(error: unknown): void
}

/** Everything that has to do with who is asking, over the store. */
export interface Identity {
  /** Who sends the request; throws `Unauthorized`, `UserNotMember` or `UserDisabled`. */
  authenticate(request: IncomingMessage): Promise<UserContext>
  /** Scheme and host under which the caller reached us. */
  originOf(request: IncomingMessage): string
  /** `WWW-Authenticate`, where the error is an `Unauthorized`. */
  challengeFor(error: unknown, request: IncomingMessage): string | undefined
  /** The paths of the authorization server. */
  readonly routes: FastifyPluginAsync
  /** A token for an application of this environment, for callers at this origin. */
  tokenFor(applicationId: string, origin: string): Promise<string>
  /** Loads what the first token request would otherwise wait for: a fifth of a second. */
  warm(): Promise<void>
  /** Users are read anew at their next request. */
  forget(): void
}

/**
 * Opens it: reads or makes the signing keys and puts authorization server, token check and users together.
 *
 * @example
 * const identity = await openIdentity({ store, tenantId, box, origins, trustedIssuers: [], now, onError })
 * await app.register(identity.routes)
 */
export async function openIdentity(options: IdentityOptions): Promise<Identity> {
  const { store, tenantId, origins, trustedIssuers, now, onError } = options
  const settings = {
    get: (name: string) => store.read(() => readSetting(name)),
    add: (name: string, value: string) => store.write(() => addSetting(name, value)),
  }
  const keys = await signingKeys(settings, options.box)
  async function application(clientId: string): Promise<Application | undefined> {
    if (!guid.test(clientId)) return undefined
    const user = await store.read(() => userByClaims({ applicationId: clientId.toLowerCase() }))
    if (user === undefined || user.isDisabled) return undefined
    return { objectId: user.objectId ?? user.userId, name: user.fullName }
  }
  const server = createAuthorizationServer({
    tenantId,
    origins,
    keys,
    application,
    secretHashes: clientId => store.read(() => secretHashesOf(clientId.toLowerCase())),
    onError,
  })
  const authenticator = createAuthenticator({
    verify: tokenVerifier({ tenantId, keys, origins, trustedIssuers, now }),
    async userOf({ applicationId, objectId }) {
      const claims = applicationId === null ? { objectId: objectId ?? '' } : { applicationId }
      const user = await store.read(() => userByClaims(claims))
      if (user === undefined) return undefined
      return { context: userContext(user), isDisabled: user.isDisabled }
    },
    now,
  })
  // Rights may be changed by any server of this database.
  store.listen('dh_rights', authenticator.forget)
  return {
    authenticate: request => authenticator.authenticate(request.headers.authorization, originOf(request, origins)),
    originOf: request => originOf(request, origins),
    challengeFor(error, request) {
      if (!(error instanceof Unauthorized)) return undefined
      const origin = originOf(request, origins)
      const tenant = request.url?.startsWith('/api/discovery/') === true ? anyTenant : tenantId
      return challenge(error, { authorizationUri: authorizationUri(origin, tenant), resourceId: `${origin}/` })
    },
    routes: authorizationRoutes(server),
    async tokenFor(applicationId, origin) {
      const known = await application(applicationId)
      const key = keys[0]
      if (known === undefined || key === undefined)
        throw new Error(`There is no enabled application with the id ${applicationId}.`)
      return issueToken({ ...known, clientId: applicationId }, { key, tenantId, origin, now: now() })
    },
    warm: server.warm,
    forget: authenticator.forget,
  }
}

const guid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i
