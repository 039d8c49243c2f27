import { defineOperation } from '../operation.ts'

/**
 * Answers 204, whatever `UpsertMultipleResponse` may promise.
 * Source: reference, section 3.7; Microsoft's page on the action.
 */
export const upsertMultiple = defineOperation('UpsertMultiple', {
  kind: 'action',
  onSets: true,
  summary: 'Changes the rows of a table that are there and creates those that are not, all of them or none.',
  parameters: {
    Targets: {
      type: 'object',
      many: true,
      required: true,
      description:
        "The rows, at most 1000, each with its `@odata.type`, and its primary key or an `@odata.id` such as `dh_connections(dh_name='a')`.",
    },
  },
})
