import { defineOperation } from '../operation.ts'

/** Source: reference, section 3.7; Microsoft's page on bulk operations. */
export const updateMultiple = defineOperation('UpdateMultiple', {
  kind: 'action',
  onSets: true,
  summary: 'Changes rows of a table, all of them or none.',
  parameters: {
    Targets: {
      type: 'object',
      many: true,
      required: true,
      description: 'The rows, at most 1000, each with its `@odata.type`, and its primary key or `@odata.id`.',
    },
  },
})
