import { standardColumns } from '../standardColumns.ts'
import { choice, defineTable, lookup, state, status, string, uniqueidentifier } from '../table.ts'

/**
 * Connections: on which machine group, as which account, a run happens. Power Automate keeps them outside
 * Dataverse (reference, sections 1.9 and 7.2); Deskhand has no outside, so they are a table of its own.
 * `dh_name` is what a caller gives as `connectionName`, and what `flowsession.connectionid` shows.
 */
export const dhConnection = defineTable('dh_connection', {
  schemaName: 'dh_Connection',
  set: 'dh_connections',
  key: 'dh_connectionid',
  name: 'dh_name',
  ownership: 'user',
  objectTypeCode: 10_501,
  label: 'Connection',
  description: 'On which machine group, as which account, runs happen.',
  columns: {
    dh_connectionid: uniqueidentifier({ schemaName: 'dh_ConnectionId' }),
    dh_name: string(100, { schemaName: 'dh_Name', required: true }),
    dh_displayname: string(200, { schemaName: 'dh_DisplayName' }),
    dh_machinegroupid: lookup(
      { flowmachinegroup: 'dh_MachineGroupId' },
      { schemaName: 'dh_MachineGroupId', collection: 'dh_flowmachinegroup_connection', required: true },
    ),
    dh_authentication: choice(
      { 0: 'Username and password', 1: 'Sign in (attended)', 2: 'Service principal as run owner' },
      { schemaName: 'dh_Authentication', default: 0 },
    ),
    dh_account: string(320, {
      schemaName: 'dh_Account',
      description: 'The account of the session, for example local\\user.',
    }),
    statecode: state({ 0: 'Active', 1: 'Inactive' }),
    statuscode: status({ 1: ['Active', 0], 2: ['Inactive', 1] }, 1),
    ...standardColumns,
  },
  alternateKeys: [['dh_name']],
})
