import { defineOperation } from '../operation.ts'

/** Source: reference, section 2.2; seed pages, "Cancel a desktop flow run". */
export const cancelDesktopFlowRun = defineOperation('CancelDesktopFlowRun', {
  kind: 'action',
  boundTo: 'flowsession',
  summary: 'Cancels a waiting or running desktop flow run.',
  parameters: {},
})
