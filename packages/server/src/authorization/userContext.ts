import type { AccessLevel, RoleDefinition, Verb } from '@deskhand/contract/privilege'
import { accessLevels, verbs } from '@deskhand/contract/privilege'

/** Who is asking, and what they may do: made once for a request, plain and frozen. */
export interface UserContext {
  readonly userId: string
  readonly fullName: string
  readonly businessUnitId: string
  /** Business units below the user's own, all the way down; without the own. */
  readonly businessUnitIdsBelow: readonly string[]
  readonly organizationId: string
  readonly teamIds: readonly string[]
  readonly roleNames: readonly string[]
  readonly privileges: Privileges
  /** Client id of an application user. */
  readonly applicationId: string | null
  /** Object id in the issuer's directory. */
  readonly objectId: string | null
  /** `systemuser.accessmode`. */
  readonly accessMode: number
  /** The environment's setting `dh_callersreadownruns`. */
  readonly callersReadOwnRuns: boolean
}

/** Table → verb → how far it reaches; `'*'` stands for all tables. */
export type Privileges = Readonly<Record<string, Readonly<Partial<Record<Verb, AccessLevel>>>>>

/**
 * Makes the context of a user from what the store knows of it. The union over all its roles counts.
 * Source: Dataverse wire, section 5.5.
 */
export function userContext(user: Omit<UserContext, 'privileges'>, roles: readonly RoleDefinition[]): UserContext {
  const held = roles.filter(role => user.roleNames.includes(role.name))
  return Object.freeze({ ...user, privileges: union(held.map(role => role.privileges)) })
}

/** How far a user's privilege for a verb on a table reaches; `None` without it. */
export function levelOf(user: UserContext, verb: Verb, table: string): AccessLevel {
  return wider(user.privileges[table]?.[verb] ?? 'None', user.privileges['*']?.[verb] ?? 'None')
}

function union(all: readonly Privileges[]): Privileges {
  const result: Record<string, Partial<Record<Verb, AccessLevel>>> = {}
  for (const privileges of all) {
    for (const [table, levels] of Object.entries(privileges)) {
      const merged = result[table] ?? {}
      result[table] = merged
      for (const verb of verbs) {
        const level = levels[verb]
        if (level !== undefined) merged[verb] = wider(merged[verb] ?? 'None', level)
      }
    }
  }
  return result
}

const wider = (one: AccessLevel, other: AccessLevel): AccessLevel =>
  accessLevels.indexOf(one) >= accessLevels.indexOf(other) ? one : other
