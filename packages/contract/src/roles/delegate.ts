import { defineRole } from '../privilege.ts'

/** Source: Dataverse wire, sections 5.6 and 5.7. */
export const delegate = defineRole('Delegate', {
  description: 'Sends requests on behalf of other users, as far as its other roles and those users may go.',
  privileges: { organization: { Read: 'Global' }, systemuser: { Read: 'Basic' }, businessunit: { Read: 'Basic' } },
  miscellaneous: ['prvActOnBehalfOfAnotherUser'],
})
