import { defineOperation } from '../operation.ts'
import { endpointAccessType } from '../types/endpointAccessType.ts'
import { organizationDetail } from '../types/organizationDetail.ts'

/** Source: reference, section 2.6. */
export const retrieveCurrentOrganization = defineOperation('RetrieveCurrentOrganization', {
  kind: 'function',
  summary: 'Describes the environment: ids, names, version, addresses.',
  parameters: {
    AccessType: {
      type: 'enum',
      enum: endpointAccessType,
      required: true,
      description: "From where it is to be reached: `Microsoft.Dynamics.CRM.EndpointAccessType'Default'`.",
    },
  },
  result: { Detail: { type: 'object', complex: organizationDetail } },
})
