import { defineOperation } from '../operation.ts'

/** Source: reference, section 2.6. */
export const retrieveVersion = defineOperation('RetrieveVersion', {
  kind: 'function',
  summary: 'Says which version of Dataverse the Web API answers like.',
  parameters: {},
  result: { Version: 'string' },
})
