import { defineOperation } from '../operation.ts'

/** Source: Microsoft's page on the action. */
export const setBusinessSystemUser = defineOperation('SetBusinessSystemUser', {
  kind: 'action',
  boundTo: 'systemuser',
  summary: 'Moves a user to another business unit, without its roles; the older form of a change of `businessunitid`.',
  parameters: {
    BusinessUnit: {
      type: 'reference',
      table: 'businessunit',
      required: true,
      description: 'Where the user goes: `{"@odata.id":"businessunits(<guid>)"}`.',
    },
    ReassignPrincipal: {
      type: 'reference',
      required: true,
      description:
        'Who owns the user’s rows from then on: the user itself, which takes them along, or another user or team.',
    },
    DoNotMoveAllRecords: { type: 'boolean', description: 'Only `false`: rows lie where their owner does.' },
  },
})
