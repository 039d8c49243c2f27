import { defineOperation } from '../operation.ts'

/** Source: reference, section 2.4. */
export const restartHostedMachine = defineOperation('RestartHostedMachine', {
  kind: 'action',
  boundTo: 'flowmachine',
  summary: 'Starts a hosted machine anew.',
  parameters: {},
  instead: 'There are no hosted machines here; restart the agent where it runs.',
})
