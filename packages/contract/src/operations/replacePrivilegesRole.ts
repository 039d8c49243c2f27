import { defineOperation } from '../operation.ts'
import { rolePrivilege } from '../types/rolePrivilege.ts'

/** Source: Dataverse wire, section 1.14. */
export const replacePrivilegesRole = defineOperation('ReplacePrivilegesRole', {
  kind: 'action',
  boundTo: 'role',
  summary: 'Gives a role these privileges and no others.',
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
