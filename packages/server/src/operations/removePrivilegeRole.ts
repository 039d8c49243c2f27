import { dataverseError } from '@deskhand/contract/errors'
import { removePrivilegeRole as declaration } from '@deskhand/contract/operations/removePrivilegeRole'
import { role } from '@deskhand/contract/tables/role'
import { requireRow, rowWithin } from '../authorization/requireRow.ts'
import { removeRolePrivilege } from '../store/rolePrivileges.ts'
import { requireChangeableRole } from '../writing/requireSafeChange.ts'
import { handleOperation } from './operationHandler.ts'

/** Takes a privilege from a role. Source: Dataverse wire, section 1.14. */
export const removePrivilegeRole = handleOperation(declaration, {
  authorize: ({ user, id }, { store }) => requireRow(store, user, 'Write', role, id, []),
  async run({ user, id }, { PrivilegeId }, _target, { store, onChange }) {
    const privilegeId = PrivilegeId as string
    await store.write(function* () {
      yield* rowWithin(user, 'Write', role, id, [])
      yield* requireChangeableRole(id)
      if (!(yield* removeRolePrivilege(id, privilegeId)))
        throw dataverseError('ObjectDoesNotExist', 'roleprivileges', privilegeId)
    })
    onChange(role)
    return undefined
  },
})
