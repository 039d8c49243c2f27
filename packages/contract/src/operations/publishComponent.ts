import { defineOperation } from '../operation.ts'

/** Source: reference, section 2.4, which knows its name alone. */
export const publishComponent = defineOperation('PublishComponent', {
  kind: 'action',
  boundTo: 'workflow',
  summary: 'Publishes a desktop flow that is a draft.',
  parameters: {},
})
