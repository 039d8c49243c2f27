import { defineComplexType } from '../operation.ts'

/** Logical names of tables, and how many rows each has. */
export const entityRecordCountCollection = defineComplexType('EntityRecordCountCollection', {
  Count: { type: 'integer', required: true },
  IsReadOnly: { type: 'boolean', required: true },
  Keys: { type: 'string', many: true },
  Values: { type: 'bigint', many: true },
})
