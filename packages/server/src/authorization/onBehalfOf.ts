import type { AccessLevel, Verb } from '@deskhand/contract/privilege'
import { levelOf, narrower, type Privileges, type UserContext } from './userContext.ts'

/**
 * The context of a user on whose behalf another one sends a request: that user's rows, and only the privileges that
 * both have, as far as both reach.
 *
 * @example
 * onBehalfOf(application, maker).privileges
 *
 * Source: Dataverse wire, section 5.7.
 */
export function onBehalfOf(caller: UserContext, user: UserContext): UserContext {
  return Object.freeze({
    ...user,
    privileges: within(user.privileges, caller),
    miscellaneous: user.miscellaneous.filter(name => caller.miscellaneous.includes(name)),
    elsewhere: user.elsewhere.map(reach => ({ ...reach, privileges: within(reach.privileges, caller) })),
    realUserId: caller.realUserId ?? caller.userId,
  })
}

const within = (privileges: Privileges, caller: UserContext): Privileges =>
  Object.fromEntries(
    Object.entries(privileges).map(([table, levels]) => [
      table,
      Object.fromEntries(
        (Object.entries(levels) as [Verb, AccessLevel][]).map(([verb, level]) => [
          verb,
          narrower(level, levelOf(caller, verb, table)),
        ]),
      ),
    ]),
  )
