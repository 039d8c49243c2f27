import { depthMask } from '@deskhand/contract/privilege'
import { declaredLevel, privileges } from '@deskhand/contract/privileges'
import { roles } from '@deskhand/contract/roles/index'
import { privilegeId } from '../src/authorization/privilegeId.ts'
import { type UserContext, userContext } from '../src/authorization/userContext.ts'
import type { HeldRights, KnownUser } from '../src/store/userByClaims.ts'

/** The context of a user that holds the roles of the contract it names, without a database. */
export function contextWithRoles(user: Omit<KnownUser, 'held' | 'isDisabled'>): UserContext {
  const held = roles.filter(role => user.roleNames.includes(role.name)).map(role => heldBy(user, role.name))
  return userContext({ ...user, isDisabled: false, held })
}

/** What a role of the contract allows, as the store would tell it. */
export function heldBy(
  { businessUnitId, businessUnitIdsBelow }: Pick<HeldRights, 'businessUnitId' | 'businessUnitIdsBelow'>,
  roleName: string,
): HeldRights {
  const role = roles.find(one => one.name === roleName)
  const rights = privileges.flatMap(one => {
    const level = role === undefined ? 'None' : declaredLevel(role, one)
    return level === 'None' ? [] : [{ privilegeId: privilegeId(one.name), depth: depthMask[level] }]
  })
  return { businessUnitId, businessUnitIdsBelow, rights }
}
