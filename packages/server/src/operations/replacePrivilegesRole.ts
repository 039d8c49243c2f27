import { replacePrivilegesRole as declaration } from '@deskhand/contract/operations/replacePrivilegesRole'
import { role } from '@deskhand/contract/tables/role'
import { requireHeld } from '../authorization/requireHeld.ts'
import { requireRow, rowWithin } from '../authorization/requireRow.ts'
import { addRolePrivileges, removeRolePrivileges } from '../store/rolePrivileges.ts'
import { requireChangeableRole } from '../writing/requireSafeChange.ts'
import { handleOperation } from './operationHandler.ts'
import { readRolePrivileges } from './readRolePrivileges.ts'

/** Gives a role these privileges and no others. Source: Dataverse wire, section 1.14. */
export const replacePrivilegesRole = handleOperation(declaration, {
  authorize: ({ user, id }, { store }) => requireRow(store, user, 'Write', role, id, []),
  async run({ user, id }, parameters, _target, { store, onChange }) {
    const rights = readRolePrivileges(parameters)
    requireHeld(user, rights)
    await store.write(function* () {
      yield* rowWithin(user, 'Write', role, id, [])
      yield* requireChangeableRole(id)
      yield* removeRolePrivileges(id)
      yield* addRolePrivileges(id, rights)
    })
    onChange(role)
    return undefined
  },
})
