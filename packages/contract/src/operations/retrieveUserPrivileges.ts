import { defineOperation } from '../operation.ts'
import { rolePrivilege } from '../types/rolePrivilege.ts'

/** Source: reference, section 2.6. */
export const retrieveUserPrivileges = defineOperation('RetrieveUserPrivileges', {
  kind: 'function',
  boundTo: 'systemuser',
  summary: 'Lists the privileges a user holds by its roles and those of its teams.',
  parameters: {},
  result: { RolePrivileges: { type: 'object', complex: rolePrivilege, many: true } },
})
