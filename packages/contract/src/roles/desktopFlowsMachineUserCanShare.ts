import { defineRole } from '../privilege.ts'
import { desktopFlowsMachineUser } from './desktopFlowsMachineUser.ts'

const runAndShare = { Read: 'Basic', AppendTo: 'Basic', Share: 'Basic' } as const

/** Source: Dataverse wire, section 5.6. */
export const desktopFlowsMachineUserCanShare = defineRole('Desktop Flows Machine User Can Share', {
  description: 'Runs on machines that are shared with it, and shares them further.',
  privileges: {
    ...desktopFlowsMachineUser.privileges,
    flowmachine: runAndShare,
    flowmachinegroup: runAndShare,
    dh_connection: runAndShare,
  },
})
