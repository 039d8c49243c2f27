import { defineOperation } from '../operation.ts'

/** Source: reference, section 2.4, which knows its name alone. */
export const updateAccountCredentials = defineOperation('UpdateAccountCredentials', {
  kind: 'action',
  boundTo: 'flowmachinegroup',
  summary: 'Changes the account under which a machine group opens sessions.',
  parameters: {},
  instead:
    'Accounts belong to connections here; change the connection that leads to the group, PATCH dh_connections(id).',
})
