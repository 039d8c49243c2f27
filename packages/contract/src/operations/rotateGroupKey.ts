import { defineOperation } from '../operation.ts'

/** Source: reference, section 2.4. */
export const rotateGroupKey = defineOperation('RotateGroupKey', {
  kind: 'action',
  boundTo: 'flowmachinegroup',
  summary: 'Gives a machine group a new key.',
  parameters: {},
  instead: 'Machine groups have no keys here: agents sign in, and credentials are encrypted by the server.',
})
