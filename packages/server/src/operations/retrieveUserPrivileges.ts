import { dataverseError } from '@deskhand/contract/errors'
import { retrieveUserPrivileges as declaration } from '@deskhand/contract/operations/retrieveUserPrivileges'
import type { AccessLevel } from '@deskhand/contract/privilege'
import { type Privilege, privileges } from '@deskhand/contract/privileges'
import { systemUser } from '@deskhand/contract/tables/systemUser'
import { privilegeId } from '../authorization/privilegeId.ts'
import { requireRow } from '../authorization/requireRow.ts'
import { levelOf, type UserContext, userContext } from '../authorization/userContext.ts'
import { userById } from '../store/userByClaims.ts'
import { handleOperation } from './operationHandler.ts'

/** Source: Dataverse wire, section 2.6. */
export const retrieveUserPrivileges = handleOperation(declaration, {
  authorize: ({ user, id }, { store }) => requireRow(store, user, 'Read', systemUser, id, []),
  async run({ id }, _parameters, _target, { store }) {
    const known = await store.read(() => userById(id))
    if (known === undefined) throw dataverseError('ObjectDoesNotExist', systemUser.logicalName, id)
    const user = userContext(known)
    const held = privileges.map(({ name, on }) => ({ name, depth: depthOf(user, name, on) }))
    return {
      RolePrivileges: held
        .filter(({ depth }) => depth !== 'None')
        .map(({ name, depth }) => ({
          Depth: depth,
          PrivilegeId: privilegeId(name),
          BusinessUnitId: known.businessUnitId,
          PrivilegeName: name,
          RecordFilterId: '00000000-0000-0000-0000-000000000000',
          RecordFilterUniqueName: '',
        })),
    }
  },
})

function depthOf(user: UserContext, name: string, on: Privilege['on']): AccessLevel {
  if (on !== null) return levelOf(user, on.verb, on.table.logicalName)
  return user.miscellaneous.some(one => one === name) ? 'Global' : 'None'
}
