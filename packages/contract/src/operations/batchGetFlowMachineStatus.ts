import { defineOperation } from '../operation.ts'

/** Source: reference, section 2.5. */
export const batchGetFlowMachineStatus = defineOperation('BatchGetFlowMachineStatus', {
  kind: 'action',
  summary: 'Says of up to 20 machines whether they are connected.',
  parameters: {
    version: { type: 'string', required: true, description: '`2`.' },
    machineIds: { type: 'string', required: true, description: 'A JSON array of ids as text, at most 20.' },
  },
  result: { results: { type: 'string' } },
})
