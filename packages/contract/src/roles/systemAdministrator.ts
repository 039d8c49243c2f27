import { defineRole, verbs } from '../privilege.ts'

export const systemAdministrator = defineRole('System Administrator', {
  description: 'May do everything.',
  privileges: { '*': Object.fromEntries(verbs.map(verb => [verb, 'Global'])) },
})
