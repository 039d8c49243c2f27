import { defineRole, may } from '../privilege.ts'

const own = may('Basic', 'Create', 'Read', 'Write', 'Delete', 'Append', 'AppendTo', 'Share')

export const desktopFlowsMachineOwner = defineRole('Desktop Flows Machine Owner', {
  description: 'Registers machines and lets others run on them. The role of an agent.',
  privileges: {
    flowmachine: own,
    flowmachinegroup: own,
    flowcredentialapplication: own,
    flowcapacityassignment: own,
    flowevent: may('Basic', 'Read'),
    dh_connection: own,
    connectionreference: may('Basic', 'Read'),
  },
})
