import { defineRole } from '../privilege.ts'
import { basicUser } from './basicUser.ts'

const run = { Read: 'Basic', AppendTo: 'Basic' } as const

/** Source: Dataverse wire, section 5.6. */
export const desktopFlowsMachineUser = defineRole('Desktop Flows Machine User', {
  description: 'Runs the desktop flows and uses the machines that are shared with it.',
  privileges: { ...basicUser.privileges, flowmachine: run, flowmachinegroup: run, dh_connection: run },
})
