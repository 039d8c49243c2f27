import { defineRole } from '../privilege.ts'

export const basicUser = defineRole('Basic User', {
  description: 'Uses what is shared: reads and triggers shared desktop flows.',
  privileges: {
    workflow: { Read: 'Basic' },
    desktopflowbinary: { Read: 'Basic' },
    flowsession: { Read: 'Basic', Write: 'Basic' },
    flowlog: { Read: 'Basic' },
    connectionreference: { Read: 'Basic' },
    dh_connection: { Read: 'Basic' },
    flowmachine: { Read: 'Basic' },
    flowmachinegroup: { Read: 'Basic' },
    systemuser: { Read: 'Basic' },
    businessunit: { Read: 'Basic' },
    organization: { Read: 'Global' },
  },
})
