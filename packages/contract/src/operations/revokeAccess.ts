import { defineOperation } from '../operation.ts'

/** Source: reference, section 2.4. */
export const revokeAccess = defineOperation('RevokeAccess', {
  kind: 'action',
  summary: 'Takes back what was shared with a user or team.',
  parameters: {
    Target: { type: 'reference', required: true, description: 'The row that was shared.' },
    Revokee: { type: 'reference', required: true, description: 'The user or team.' },
  },
})
