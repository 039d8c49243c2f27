import { defineOperation } from '../operation.ts'

/** Source: reference, section 2.4; Microsoft's page on the action. */
export const saveAsDesktopFlowModule = defineOperation('SaveAsDesktopFlowModule', {
  kind: 'action',
  boundTo: 'desktopflowmodule',
  summary: 'Copies a module of desktop flows, with its file, under another name.',
  parameters: { desktopFlowModuleName: { type: 'string', required: true, description: 'The name of the copy.' } },
  result: { desktopflowmoduleid: 'guid' },
})
