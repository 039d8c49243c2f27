import { defineOperation } from '../operation.ts'

/** Source: reference, section 2.4. */
export const addRequiredDesktopFlowComponentsToSolutions = defineOperation(
  'AddRequiredDesktopFlowComponentsToSolutions',
  {
    kind: 'action',
    boundTo: 'workflow',
    summary: 'Puts what a desktop flow needs into the solutions it is in.',
    parameters: {},
    instead: 'Solutions are files here: `deskhand flows export` writes one, with what the flows in it need.',
  },
)
