import { defineRole } from '../privilege.ts'

const all = {
  Create: 'Basic',
  Read: 'Basic',
  Write: 'Basic',
  Delete: 'Basic',
  Append: 'Basic',
  AppendTo: 'Basic',
  Share: 'Basic',
} as const

export const desktopFlowsMachineOwner = defineRole('Desktop Flows Machine Owner', {
  description: 'Registers machines and lets others run on them. The role of an agent.',
  privileges: { flowmachine: all, flowmachinegroup: all, dh_connection: all, connectionreference: { Read: 'Basic' } },
})
