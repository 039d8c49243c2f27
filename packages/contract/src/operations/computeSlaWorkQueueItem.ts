import { defineOperation } from '../operation.ts'

/** Source: reference, section 2.4; Microsoft's page on the action. */
export const computeSlaWorkQueueItem = defineOperation('ComputeSlaWorkQueueItem', {
  kind: 'action',
  boundTo: 'workqueue',
  summary: 'Brings `slastatus` of the items of a work queue up to date.',
  parameters: {},
})
