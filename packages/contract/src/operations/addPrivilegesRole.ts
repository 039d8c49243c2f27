import { defineOperation } from '../operation.ts'
import { rolePrivilege } from '../types/rolePrivilege.ts'

/** Source: Dataverse wire, section 1.14. */
export const addPrivilegesRole = defineOperation('AddPrivilegesRole', {
  kind: 'action',
  boundTo: 'role',
  summary: 'Gives a role privileges, and changes how far those it has reach.',
  parameters: {
    Privileges: {
      type: 'object',
      complex: rolePrivilege,
      many: true,
      required: true,
      description: '`PrivilegeId` and `Depth` (`Basic`, `Local`, `Deep`, `Global`) of each.',
    },
  },
})
