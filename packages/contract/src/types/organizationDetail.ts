import { defineComplexType, defineEnumType } from '../operation.ts'

const endpointCollection = defineComplexType('EndpointCollection', {
  Count: { type: 'integer', required: true },
  IsReadOnly: { type: 'boolean', required: true },
  Keys: {
    type: 'enum',
    enum: defineEnumType('EndpointType', ['WebApplication', 'OrganizationService', 'OrganizationDataService']),
    many: true,
  },
  Values: { type: 'string', many: true },
})

/** What an environment says of itself. Source: Dataverse wire, section 2.6. */
export const organizationDetail = defineComplexType('OrganizationDetail', {
  OrganizationId: { type: 'guid', required: true },
  FriendlyName: 'string',
  OrganizationVersion: 'string',
  EnvironmentId: 'string',
  DatacenterId: { type: 'guid', required: true },
  Geo: 'string',
  TenantId: 'string',
  UrlName: 'string',
  UniqueName: 'string',
  Endpoints: { type: 'object', complex: endpointCollection },
  State: { type: 'enum', enum: defineEnumType('OrganizationState', ['Enabled', 'Disabled']), required: true },
})
