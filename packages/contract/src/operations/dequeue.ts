import { defineOperation } from '../operation.ts'

/** Source: reference, section 2.4. */
export const dequeue = defineOperation('Dequeue', {
  kind: 'action',
  boundTo: 'workqueue',
  summary: 'Takes the next item of a work queue to be processed; 204 where none is waiting.',
  parameters: { request: { type: 'string', description: 'Taken for compatibility, and not looked at.' } },
  resultOf: 'workqueueitem',
})
