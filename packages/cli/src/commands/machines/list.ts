import { retrieveMultiple } from '@deskhand/sdk/requests/retrieveMultiple'
import { defineCommand } from '../../command.ts'

export const command = defineCommand({
  summary: 'Lists the machines that have registered, with when they were last heard of.',
  remote: true,
  examples: ['deskhand machines list'],
  async run({ client }) {
    const rows = []
    const select = ['name', 'flowmachineid', 'agentversion', 'sessioncapacity', 'lastheartbeatdate']
    const machines = retrieveMultiple<Record<string, unknown>>((await client()).http, 'flowmachines', {
      select,
      orderby: 'name',
    })
    for await (const { name, flowmachineid, agentversion, sessioncapacity, lastheartbeatdate } of machines)
      rows.push({ name, flowmachineid, agentversion, sessioncapacity, lastheartbeatdate })
    return rows
  },
})
