import { defineOperation } from '../operation.ts'

/** Source: reference, section 2.4. */
export const grantAccess = defineOperation('GrantAccess', {
  kind: 'action',
  summary: 'Shares a row with a user or team.',
  parameters: {
    Target: { type: 'reference', required: true, description: 'The row to share.' },
    PrincipalAccess: {
      type: 'object',
      required: true,
      description: '`Principal`, a user or team, and `AccessMask`, for example `ReadAccess, WriteAccess`.',
    },
  },
})
