import { defineOperation } from '../operation.ts'
import { entityRecordCountCollection } from '../types/entityRecordCountCollection.ts'

/** Counts beyond the 5,000 of `$count`. */
export const retrieveTotalRecordCount = defineOperation('RetrieveTotalRecordCount', {
  kind: 'function',
  summary: 'Counts the rows of tables that the caller may read.',
  parameters: {
    EntityNames: {
      type: 'string',
      many: true,
      required: true,
      description: "Logical names of tables: `['workflow','flowsession']`.",
    },
  },
  result: { EntityRecordCountCollection: { type: 'object', complex: entityRecordCountCollection } },
})
