import { depthMask } from '@deskhand/contract/privilege'
import { declaredLevel, type Privilege, privileges } from '@deskhand/contract/privileges'
import { roles } from '@deskhand/contract/roles/index'
import { privilege } from '@deskhand/contract/tables/privilege'
import { rolePrivileges } from '@deskhand/contract/tables/rolePrivileges'
import { privilegeId } from '../authorization/privilegeId.ts'
import { guidFrom } from '../store/guidFrom.ts'
import { insertRows } from '../store/insertRows.ts'
import { listRoles } from '../store/listRoles.ts'
import { nextNumber } from '../store/nextNumber.ts'
import { privilegeIds } from '../store/privilegeIds.ts'
import type { Row, Steps } from '../store/steps.ts'

/**
 * Makes the rows of `privilege` and `roleprivileges` that the declarations ask for: all of them on first start, later
 * those that a new version brings. What is there already stays as it is, so that a role keeps what an administrator
 * has made of it.
 *
 * @param added names of the roles that are new in this environment
 *
 * Source: Dataverse wire, sections 1.14, 5.5 and 5.6.
 */
export function* seedPrivileges(added: ReadonlySet<string>): Steps<void> {
  const known = yield* privilegeIds()
  const missing = privileges.filter(({ name }) => !known.has(privilegeId(name)))
  if (missing.length === 0 && added.size === 0) return
  const versionnumber = yield* nextNumber('versionnumber')
  const ids = new Map((yield* listRoles()).map(({ id, name }) => [name, id]))
  const held = roles.flatMap(role =>
    (added.has(role.name) ? privileges : missing).flatMap(one => {
      const level = declaredLevel(role, one)
      return level === 'None' ? [] : [heldRow(ids.get(role.name)!, one, depthMask[level], versionnumber)]
    }),
  )
  yield* insertRows(
    privilege,
    missing.map(one => privilegeRow(one, versionnumber)),
  )
  yield* insertRows(rolePrivileges, held)
}

const privilegeRow = ({ name, accessRight, levels }: Privilege, versionnumber: number): Row => ({
  privilegeid: privilegeId(name),
  name,
  accessright: accessRight,
  canbebasic: levels.includes('Basic'),
  canbelocal: levels.includes('Local'),
  canbedeep: levels.includes('Deep'),
  canbeglobal: levels.includes('Global'),
  versionnumber,
})

const heldRow = (roleid: string, { name }: Privilege, privilegedepthmask: number, versionnumber: number): Row => ({
  roleprivilegeid: guidFrom(`role ${roleid} ${privilegeId(name)}`),
  roleid,
  privilegeid: privilegeId(name),
  privilegedepthmask,
  versionnumber,
})
