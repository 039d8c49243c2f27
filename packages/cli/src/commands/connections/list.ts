import { retrieveMultiple } from '@deskhand/sdk/requests/retrieveMultiple'
import { defineCommand } from '../../command.ts'

export const command = defineCommand({
  summary: 'Lists the connections: names that say on which machine group a run happens.',
  remote: true,
  examples: ['deskhand connections list'],
  async run({ client }) {
    const select = ['dh_name', 'dh_displayname', '_dh_machinegroupid_value']
    const rows = retrieveMultiple<Record<string, unknown>>((await client()).http, 'dh_connections', {
      select,
      orderby: 'dh_name',
    })
    return Array.fromAsync(rows, row => ({
      name: row.dh_name,
      displayname: row.dh_displayname,
      machinegroup: row._dh_machinegroupid_value,
    }))
  },
})
