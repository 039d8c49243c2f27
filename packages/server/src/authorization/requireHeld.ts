import { dataverseError } from '@deskhand/contract/errors'
import type { MiscellaneousPrivilege } from '@deskhand/contract/privilege'
import { privileges } from '@deskhand/contract/privileges'
import type { RoleRight } from '../store/rolePrivileges.ts'
import { privilegeId } from './privilegeId.ts'
import { requireMiscellaneous, requirePrivilege } from './requirePrivilege.ts'
import { levelOf, levelOfDepth, narrower, type UserContext } from './userContext.ts'

/**
 * Refuses to give away rights the user does not have: nobody becomes more than they are by making or giving a role.
 *
 * @example
 * requireHeld(user, yield* rolePrivilegesOf(roleId))
 */
export function requireHeld(user: UserContext, rights: readonly RoleRight[]): void {
  const wanted = new Map(rights.map(right => [right.privilegeId, right]))
  for (const { name, on } of privileges) {
    const right = wanted.get(privilegeId(name))
    if (right === undefined) continue
    if (on === null) {
      requireMiscellaneous(user, name as MiscellaneousPrivilege)
      continue
    }
    requirePrivilege(user, on.verb, on.table)
    const asked = levelOfDepth(right)
    const held = levelOf(user, on.verb, on.table.logicalName)
    if (narrower(asked, held) !== asked)
      throw dataverseError(
        'PrivilegeDenied',
        `The privilege ${name} is to reach to the level ${asked}, and you hold it to the level ${held}. Nobody gives more than they have.`,
      )
  }
}
