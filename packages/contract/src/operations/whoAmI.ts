import { defineOperation } from '../operation.ts'

/** Source: reference, section 2.6. */
export const whoAmI = defineOperation('WhoAmI', {
  kind: 'function',
  summary: 'Says who the caller is.',
  parameters: {},
  result: { BusinessUnitId: 'guid', UserId: 'guid', OrganizationId: 'guid' },
})
