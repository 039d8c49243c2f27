import { defineOperation } from '../operation.ts'

/** Source: reference, section 2.4; Microsoft's page on the action. */
export const addWorkQueueItemProcessingHistoryEntry = defineOperation('AddWorkQueueItemProcessingHistoryEntry', {
  kind: 'action',
  boundTo: 'workqueueitem',
  summary: 'Puts an attempt down in the `executioncontext` of a work queue item.',
  parameters: {
    item: {
      type: 'object',
      required: true,
      description: 'The item as it is after the attempt; of its columns those are kept that tell of the processing.',
    },
  },
})
