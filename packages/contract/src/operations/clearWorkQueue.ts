import { defineOperation } from '../operation.ts'

/** Source: reference, section 2.4; Microsoft's page on the action. */
export const clearWorkQueue = defineOperation('ClearWorkQueue', {
  kind: 'action',
  boundTo: 'workqueue',
  summary: 'Deletes the items of a work queue.',
  parameters: {},
  result: { isDeletionGoingAsync: 'boolean' },
})
