import type { AccessLevel, MiscellaneousPrivilege, Verb } from '@deskhand/contract/privilege'
import { accessLevels, depthMask } from '@deskhand/contract/privilege'
import { type Privilege, privileges } from '@deskhand/contract/privileges'
import type { RoleRight } from '../store/rolePrivileges.ts'
import type { KnownUser } from '../store/userByClaims.ts'
import { privilegeId } from './privilegeId.ts'

/** Who is asking, and what they may do: made once for a request, plain and frozen. */
export interface UserContext extends Omit<KnownUser, 'isDisabled' | 'held'> {
  /** The widest level of each privilege; what reaches only other business units is `Basic` here, and in `elsewhere`. */
  readonly privileges: Privileges
  /** Privileges that are about no table. */
  readonly miscellaneous: readonly MiscellaneousPrivilege[]
  /** What roles of teams of other business units allow there. */
  readonly elsewhere: readonly Reach[]
  /** What the user may do only as a member of a team, and of which teams: with their rows, not with its own. */
  readonly asTeams: Readonly<Record<string, Readonly<Partial<Record<Verb, readonly string[]>>>>>
  /** Who really sends the request, where it is sent on behalf of this user. */
  readonly realUserId: string | null
}

/** Table → verb → how far it reaches. */
export type Privileges = Readonly<Record<string, Readonly<Partial<Record<Verb, AccessLevel>>>>>

/** Privileges measured from another business unit than the user's own. */
export interface Reach {
  readonly businessUnitId: string
  readonly businessUnitIdsBelow: readonly string[]
  /** Levels `Local` and `Deep` only. */
  readonly privileges: Privileges
}

/**
 * Makes the context of a user from what the store knows of it. The union over the user's roles and those of its teams
 * counts; a role of a team reaches as far as from the team's business unit, and where it is for the team only, the
 * team's rows instead of the user's.
 * Source: Dataverse wire, section 5.5.
 */
export function userContext({ isDisabled: _disabled, held, ...user }: KnownUser): UserContext {
  const levels = new Levels()
  const miscellaneous = new Set<MiscellaneousPrivilege>()
  const elsewhere: Reach[] = []
  const asTeams = new TeamRights()
  for (const { businessUnitId, businessUnitIdsBelow, teamId, rights } of held) {
    const there = new Levels()
    for (const right of rights) {
      const found = privilegesById.get(right.privilegeId)
      if (found === undefined) continue
      if (found.on === null) miscellaneous.add(found.name as MiscellaneousPrivilege)
      else {
        const level = levelOfDepth(right)
        const isElsewhere = businessUnitId !== user.businessUnitId && (level === 'Local' || level === 'Deep')
        levels.add(found.on, isElsewhere ? 'Basic' : level)
        asTeams.add(found.on, teamId)
        if (isElsewhere) there.add(found.on, level)
      }
    }
    if (!there.isEmpty()) elsewhere.push({ businessUnitId, businessUnitIdsBelow, privileges: there.all })
  }
  return Object.freeze({
    ...user,
    privileges: levels.all,
    miscellaneous: [...miscellaneous],
    elsewhere,
    asTeams: asTeams.all(),
    realUserId: null,
  })
}

/** How far a user's privilege for a verb on a table reaches; `None` without it. */
export const levelOf = (user: Pick<UserContext, 'privileges'>, verb: Verb, table: string): AccessLevel =>
  user.privileges[table]?.[verb] ?? 'None'

/** The business units whose rows a user's privilege for a verb on a table reaches, where it does not reach all. */
export function unitsWithin(user: UserContext, verb: Verb, table: string): readonly string[] {
  const own = unitsAt(levelOf(user, verb, table), user)
  if (user.elsewhere.length === 0) return own
  return [...new Set([...own, ...user.elsewhere.flatMap(reach => unitsAt(levelOf(reach, verb, table), reach))])]
}

const unitsAt = (
  level: AccessLevel,
  { businessUnitId, businessUnitIdsBelow }: Pick<Reach, 'businessUnitId' | 'businessUnitIdsBelow'>,
): readonly string[] => {
  if (level === 'Local') return [businessUnitId]
  return level === 'Deep' ? [businessUnitId, ...businessUnitIdsBelow] : []
}

/** The level of a number in `privilegedepthmask`. */
export const levelOfDepth = ({ depth }: Pick<RoleRight, 'depth'>): AccessLevel =>
  accessLevels.findLast(level => depthMask[level] !== 0 && depth >= depthMask[level]) ?? 'None'

/** The one of two levels that reaches further. */
export const wider = (one: AccessLevel, other: AccessLevel): AccessLevel =>
  accessLevels.indexOf(one) >= accessLevels.indexOf(other) ? one : other

/** The one of two levels that reaches less far. */
export const narrower = (one: AccessLevel, other: AccessLevel): AccessLevel => (wider(one, other) === one ? other : one)

const privilegesById: ReadonlyMap<string, Privilege> = new Map(privileges.map(one => [privilegeId(one.name), one]))

/** Privileges while they are put together. */
class Levels {
  readonly all: Record<string, Partial<Record<Verb, AccessLevel>>> = {}

  add({ table, verb }: NonNullable<Privilege['on']>, level: AccessLevel): void {
    const levels = this.all[table.logicalName] ?? {}
    this.all[table.logicalName] = levels
    levels[verb] = wider(levels[verb] ?? 'None', level)
  }

  isEmpty = (): boolean => Object.keys(this.all).length === 0
}

/** Which privileges come from roles for teams only, while they are put together. */
class TeamRights {
  readonly #teams = new Map<string, { readonly on: NonNullable<Privilege['on']>; readonly teams: Set<string> }>()
  readonly #own = new Set<string>()

  add(on: NonNullable<Privilege['on']>, teamId: string | undefined): void {
    const key = `${on.verb} ${on.table.logicalName}`
    if (teamId === undefined) {
      this.#own.add(key)
      return
    }
    const known = this.#teams.get(key) ?? { on, teams: new Set<string>() }
    this.#teams.set(key, known)
    known.teams.add(teamId)
  }

  all(): UserContext['asTeams'] {
    const all: Record<string, Partial<Record<Verb, readonly string[]>>> = {}
    for (const [key, { on, teams }] of this.#teams)
      if (!this.#own.has(key)) all[on.table.logicalName] = { ...all[on.table.logicalName], [on.verb]: [...teams] }
    return all
  }
}
