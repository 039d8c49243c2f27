import { defineRole } from '../privilege.ts'

const own = {
  Create: 'Basic',
  Read: 'Basic',
  Write: 'Basic',
  Delete: 'Basic',
  Append: 'Basic',
  AppendTo: 'Basic',
  Assign: 'Basic',
  Share: 'Basic',
} as const

export const environmentMaker = defineRole('Environment Maker', {
  description: 'Makes desktop flows, connections and machines, and works with its own and with what is shared.',
  privileges: {
    workflow: own,
    desktopflowbinary: own,
    flowsession: own,
    flowmachine: own,
    flowmachinegroup: own,
    connectionreference: own,
    dh_connection: own,
    dh_callbackdelivery: { Read: 'Basic' },
    flowlog: { Read: 'Basic' },
    systemuser: { Read: 'Global' },
    team: { Read: 'Global' },
    businessunit: { Read: 'Global' },
    organization: { Read: 'Global' },
    role: { Read: 'Global' },
  },
})
