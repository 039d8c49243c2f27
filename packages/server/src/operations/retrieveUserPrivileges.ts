import { dataverseError } from '@deskhand/contract/errors'
import { retrieveUserPrivileges as declaration } from '@deskhand/contract/operations/retrieveUserPrivileges'
import type { AccessLevel } from '@deskhand/contract/privilege'
import { privileges } from '@deskhand/contract/privileges'
import { systemUser } from '@deskhand/contract/tables/systemUser'
import { privilegeId } from '../authorization/privilegeId.ts'
import { requireRow } from '../authorization/requireRow.ts'
import { levelOfDepth, wider } from '../authorization/userContext.ts'
import { type KnownUser, userById } from '../store/userByClaims.ts'
import { handleOperation } from './operationHandler.ts'

/**
 * Lists each privilege once for each business unit it is measured from: the user's own, and those of its teams.
 * Source: Dataverse wire, section 2.6.
 */
export const retrieveUserPrivileges = handleOperation(declaration, {
  authorize: ({ user, id }, { store }) => requireRow(store, user, 'Read', systemUser, id, []),
  async run({ id }, _parameters, _target, { store }) {
    const known = await store.read(() => userById(id))
    if (known === undefined) throw dataverseError('ObjectDoesNotExist', systemUser.logicalName, id)
    const held = levelsByUnit(known)
    return {
      RolePrivileges: privileges.flatMap(({ name }) =>
        [...(held.get(privilegeId(name)) ?? [])].map(([BusinessUnitId, Depth]) => ({
          Depth,
          PrivilegeId: privilegeId(name),
          BusinessUnitId,
          PrivilegeName: name,
          RecordFilterId: '00000000-0000-0000-0000-000000000000',
          RecordFilterUniqueName: '',
        })),
      ),
    }
  },
})

type Levels = ReadonlyMap<string, ReadonlyMap<string, AccessLevel>>

/** Privilege → business unit → level. What a team of another unit hands down reaches the user's own rows as well. */
function levelsByUnit({ businessUnitId: home, held }: KnownUser): Levels {
  const levels = new Map<string, Map<string, AccessLevel>>()
  for (const { businessUnitId, teamId, rights } of held)
    for (const right of rights) {
      const units = levels.get(right.privilegeId) ?? new Map<string, AccessLevel>()
      levels.set(right.privilegeId, units)
      const widen = (unit: string, level: AccessLevel) => units.set(unit, wider(units.get(unit) ?? 'None', level))
      if (businessUnitId !== home && teamId === undefined) widen(home, 'Basic')
      widen(businessUnitId, levelOfDepth(right))
    }
  return levels
}
