import { dataverseError } from '@deskhand/contract/errors'
import { retrieveUserPrivileges as declaration } from '@deskhand/contract/operations/retrieveUserPrivileges'
import { privilegeName, verbs } from '@deskhand/contract/privilege'
import { tables } from '@deskhand/contract/tables/index'
import { systemUser } from '@deskhand/contract/tables/systemUser'
import { privilegeId } from '../authorization/privilegeId.ts'
import { requireRow } from '../authorization/requireRow.ts'
import { levelOf, userContext } from '../authorization/userContext.ts'
import { userById } from '../store/userByClaims.ts'
import { handleOperation } from './operationHandler.ts'

/** Source: Dataverse wire, section 2.6. */
export const retrieveUserPrivileges = handleOperation(declaration, {
  authorize: ({ user, id }, { store }) => requireRow(store, user, 'Read', systemUser, id, []),
  async run({ id }, _parameters, _target, { store }) {
    const known = await store.read(() => userById(id))
    if (known === undefined) throw dataverseError('ObjectDoesNotExist', systemUser.logicalName, id)
    const user = userContext(known)
    const held = tables.flatMap(table =>
      verbs.flatMap(verb => {
        const level = levelOf(user, verb, table.logicalName)
        return level === 'None' ? [] : [{ level, name: privilegeName(verb, table.schemaName) }]
      }),
    )
    return {
      RolePrivileges: held.map(({ level, name }) => ({
        Depth: level,
        PrivilegeId: privilegeId(name),
        BusinessUnitId: known.businessUnitId,
        PrivilegeName: name,
        RecordFilterId: '00000000-0000-0000-0000-000000000000',
        RecordFilterUniqueName: '',
      })),
    }
  },
})
