import { defineOperation } from '../operation.ts'

/** Source: reference, section 3.7; Microsoft's page on bulk operations. */
export const createMultiple = defineOperation('CreateMultiple', {
  kind: 'action',
  onSets: true,
  summary: 'Creates rows of a table, all of them or none.',
  parameters: {
    Targets: {
      type: 'object',
      many: true,
      required: true,
      description: 'The rows, at most 1000, each with its `@odata.type`.',
    },
  },
  result: { Ids: { type: 'guid', many: true } },
})
