import { defineOperation } from '../operation.ts'

/** Source: reference, section 2.4; Microsoft's page on the action. */
export const deleteFlowMachineGroup = defineOperation('DeleteFlowMachineGroup', {
  kind: 'action',
  boundTo: 'flowmachinegroup',
  summary: 'Deletes a machine group.',
  parameters: {},
})
