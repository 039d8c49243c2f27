import { defineOperation } from '../operation.ts'

/** Source: reference, section 2.1; seed pages, "Trigger a desktop flow run". */
export const runDesktopFlow = defineOperation('RunDesktopFlow', {
  kind: 'action',
  boundTo: 'workflow',
  summary: 'Accepts a run of the desktop flow and answers with its id.',
  parameters: {
    runMode: { type: 'string', required: true, description: '`attended` or `unattended`.' },
    connectionName: {
      type: 'string',
      required: true,
      description: 'Name of a connection, or logical name of a connection reference.',
    },
    connectionType: { type: 'integer', description: '1: connection (default); 2: connection reference.' },
    runPriority: { type: 'string', description: '`normal` (default) or `high`.' },
    timeout: { type: 'integer', description: 'Seconds the run may take, 1 to 86400; 10800 by default.' },
    inputs: { type: 'string', description: 'A JSON object as text, at most 2 MB.' },
    callbackUrl: { type: 'string', description: 'Where to POST when the run has ended; https and a DNS name.' },
  },
  result: { flowsessionId: 'guid' },
})
