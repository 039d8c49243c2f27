import { defineOperation } from '../operation.ts'

/** Source: Dataverse wire, section 1.14. */
export const removePrivilegeRole = defineOperation('RemovePrivilegeRole', {
  kind: 'action',
  boundTo: 'role',
  summary: 'Takes a privilege from a role.',
  parameters: { PrivilegeId: { type: 'guid', required: true, description: 'The privilege to take.' } },
})
