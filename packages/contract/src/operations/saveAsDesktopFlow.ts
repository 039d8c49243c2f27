import { defineOperation } from '../operation.ts'

/** Source: reference, section 2.4. */
export const saveAsDesktopFlow = defineOperation('SaveAsDesktopFlow', {
  kind: 'action',
  boundTo: 'workflow',
  summary: 'Copies a desktop flow, with all that belongs to it, under another name.',
  parameters: { desktopFlowName: { type: 'string', required: true, description: 'The name of the copy.' } },
  result: { workflowId: 'guid' },
})
