import { defineOperation } from '../operation.ts'

/** Source: reference, section 2.4. */
export const modifyAccess = defineOperation('ModifyAccess', {
  kind: 'action',
  summary: 'Changes for what a row is shared with a user or team.',
  parameters: {
    Target: { type: 'reference', required: true, description: 'The row that is shared.' },
    PrincipalAccess: {
      type: 'object',
      required: true,
      description: '`Principal`, a user or team, and `AccessMask`, all the rights it has from now on.',
    },
  },
})
