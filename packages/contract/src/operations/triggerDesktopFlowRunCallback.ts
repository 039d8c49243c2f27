import { defineOperation } from '../operation.ts'

/** Source: Microsoft's pages on the action and its response. */
export const triggerDesktopFlowRunCallback = defineOperation('TriggerDesktopFlowRunCallback', {
  kind: 'action',
  boundTo: 'flowsession',
  summary: 'Sends the callback of a run that has ended once more, and says what its receiver answered.',
  parameters: {},
  result: { callbackHttpResponseCode: 'integer' },
})
