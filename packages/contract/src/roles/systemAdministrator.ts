import { defineRole, may, miscellaneousPrivileges } from '../privilege.ts'

export const systemAdministrator = defineRole('System Administrator', {
  description: 'May do everything.',
  privileges: { '*': may('Global') },
  miscellaneous: miscellaneousPrivileges,
})
