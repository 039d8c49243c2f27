import { type DataverseError, dataverseError } from '@deskhand/contract/errors'
import { type AccessLevel, depthMask } from '@deskhand/contract/privilege'
import { type Privilege, privileges } from '@deskhand/contract/privileges'
import { privilegeId } from '../authorization/privilegeId.ts'
import type { RoleRight } from '../store/rolePrivileges.ts'
import type { Parameters } from './readParameters.ts'

/**
 * Reads the privileges a role is to have: each named by `PrivilegeId` or `PrivilegeName`, with a `Depth` that it can
 * reach to. The last of several for one privilege counts.
 */
export function readRolePrivileges({ Privileges }: Parameters): readonly RoleRight[] {
  const rights = new Map<string, RoleRight>()
  for (const given of Privileges as readonly Readonly<Record<string, unknown>>[]) {
    const privilege = privilegeOf(given)
    const { Depth: level } = given
    if (typeof level !== 'string' || !privilege.levels.includes(level as AccessLevel))
      throw refused(
        `The Depth of '${privilege.name}' is '${String(level).slice(0, 100)}'; it can be ${privilege.levels.join(', ')}.`,
      )
    const id = privilegeId(privilege.name)
    rights.set(id, { privilegeId: id, depth: depthMask[level as AccessLevel] })
  }
  return [...rights.values()]
}

function privilegeOf({ PrivilegeId, PrivilegeName }: Readonly<Record<string, unknown>>): Privilege {
  const id =
    typeof PrivilegeId === 'string'
      ? PrivilegeId.toLowerCase()
      : typeof PrivilegeName === 'string'
        ? privilegeId(PrivilegeName)
        : undefined
  const found = id === undefined ? undefined : byId.get(id)
  if (found !== undefined) return found
  const named = String(PrivilegeId ?? PrivilegeName).slice(0, 100)
  throw refused(`There is no privilege '${named}'. List them with GET privileges?$select=name.`)
}

const byId: ReadonlyMap<string, Privilege> = new Map(privileges.map(one => [privilegeId(one.name), one]))

const refused = (text: string): DataverseError => dataverseError('InvalidArgument', text)
