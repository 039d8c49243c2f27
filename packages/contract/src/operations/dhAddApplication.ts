import { defineOperation } from '../operation.ts'

/** Entra ID's part in Dataverse: an application that may sign in. Deskhand has its own, so that it is an operation. */
export const dhAddApplication = defineOperation('dh_AddApplication', {
  kind: 'action',
  summary: 'Adds an application user with roles and answers with its client secret, which is shown only here.',
  parameters: {
    name: { type: 'string', required: true, description: 'Full name of the application user.' },
    roles: { type: 'string', description: 'Names of security roles, separated by commas; `Basic User` by default.' },
  },
  result: { applicationId: 'guid', userId: 'guid', clientSecret: 'string' },
})
