import { defineOperation } from '../operation.ts'
import { accessRights } from '../types/accessRights.ts'

/** Source: reference, section 2.4. */
export const retrievePrincipalAccess = defineOperation('RetrievePrincipalAccess', {
  kind: 'function',
  boundTo: 'principal',
  summary: 'Says what a user or team may do with a row.',
  parameters: {
    Target: { type: 'reference', required: true, description: "The row: `{'@odata.id':'workflows(<guid>)'}`." },
  },
  result: { AccessRights: { type: 'enum', enum: accessRights, required: true } },
})
