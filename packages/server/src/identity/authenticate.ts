import { dataverseError } from '@deskhand/contract/errors'
import type { UserContext } from '../authorization/userContext.ts'
import { Unauthorized } from './unauthorized.ts'
import type { Identity, VerifyToken } from './verifyToken.ts'

/** What the environment knows of somebody who may ask. */
export interface KnownUser {
  readonly context: UserContext
  readonly isDisabled: boolean
}

export interface AuthenticatorOptions {
  readonly verify: VerifyToken
  /** The user row of an identity; undefined: none in this environment. */
  userOf(identity: Identity): Promise<KnownUser | undefined>
  /** ms since 1970. */
  now(): number
}

/** Finds out who is asking. */
export interface Authenticator {
  /**
   * The user behind an `Authorization` header. Throws `Unauthorized` without a good token, and the error of the
   * catalogue when the token is good and its bearer is no user here, or a disabled one.
   */
  authenticate(authorization: string | undefined, requestOrigin: string): Promise<UserContext>
  /** Reads all users anew; call when users, roles, teams or business units have changed. */
  forget(): void
}

/** Makes the authenticator. What a user may do is remembered for a few seconds: every request asks. */
export function createAuthenticator({ verify, userOf, now }: AuthenticatorOptions): Authenticator {
  const remembered = new Map<string, { readonly user: Promise<KnownUser | undefined>; readonly until: number }>()

  function remember(identity: Identity): Promise<KnownUser | undefined> {
    const name = identity.applicationId ?? `person ${identity.objectId}`
    const known = remembered.get(name)
    if (known !== undefined && known.until > now()) return known.user
    const entry = { user: userOf(identity), until: now() + fewSeconds }
    if (remembered.size >= most) remembered.clear()
    remembered.set(name, entry)
    const forgetThis = () => {
      if (remembered.get(name) === entry) remembered.delete(name)
    }
    // Somebody who was not found may be added in the next moment.
    entry.user.then(user => user === undefined && forgetThis(), forgetThis)
    return entry.user
  }

  return {
    async authenticate(authorization, requestOrigin) {
      const identity = await verify(bearerToken(authorization), requestOrigin)
      const user = await remember(identity)
      if (user === undefined) throw dataverseError('UserNotMember')
      if (user.isDisabled) throw dataverseError('UserDisabled', user.context.userId)
      return user.context
    },
    forget: () => remembered.clear(),
  }
}

const fewSeconds = 5000
const most = 10_000

function bearerToken(authorization: string | undefined): string {
  if (authorization?.slice(0, 7).toLowerCase() !== 'bearer ') throw new Unauthorized()
  const token = authorization.slice(7).trim()
  if (token === '' || token.includes(' ')) throw new Unauthorized()
  return token
}
