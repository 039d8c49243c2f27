import { defineOperation } from '../operation.ts'

/** Source: reference, section 2.4. */
export const enqueueWorkQueueItem = defineOperation('EnqueueWorkQueueItem', {
  kind: 'action',
  boundTo: 'workqueue',
  summary: 'Puts an item into a work queue.',
  parameters: {
    workQueueItem: { type: 'object', required: true, description: 'The columns of the new item.' },
    returnCreated: { type: 'boolean', description: 'Whether the answer holds the item; false by default.' },
  },
  result: { workQueueItemId: { type: 'guid', required: true }, workQueueItemRecord: { type: 'object' } },
})
