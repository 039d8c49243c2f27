import { defineOperation } from '../operation.ts'

/** Source: reference, section 2.5; Microsoft's pages on the action and its response. */
export const batchGetFlowMachineStatus = defineOperation('BatchGetFlowMachineStatus', {
  kind: 'action',
  summary: 'Says of up to 20 machines whether they are connected.',
  parameters: {
    version: { type: 'string', description: '`2`, the form that is answered whatever is said.' },
    machineIds: { type: 'string', required: true, description: 'A JSON array of ids as text, at most 20.' },
  },
  result: { machineStatuses: 'string' },
})
