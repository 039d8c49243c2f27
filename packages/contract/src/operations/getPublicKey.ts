import { defineOperation } from '../operation.ts'

/** Source: reference, section 2.4. */
export const getPublicKey = defineOperation('GetPublicKey', {
  kind: 'action',
  boundTo: 'flowmachinegroup',
  summary: 'Gives the public key of a machine group.',
  parameters: {},
  instead: 'Machine groups have no keys here: agents sign in, and credentials are encrypted by the server.',
})
