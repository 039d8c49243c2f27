import { defineOperation } from '../operation.ts'

/** Source: reference, section 2.4; Microsoft's page on the action. */
export const leaveGroup = defineOperation('LeaveGroup', {
  kind: 'action',
  boundTo: 'flowmachine',
  summary: 'Takes a machine out of its group and makes a group of its own for it.',
  parameters: {},
})
