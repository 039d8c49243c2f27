import { statusLabel } from '@deskhand/sdk/runs'
import { defineCommand, text } from '../../command.ts'
import { wholeNumber } from '../../numbers.ts'

export const command = defineCommand({
  summary: 'Lists runs, the newest first.',
  options: [
    { flag: '--flow', value: '<name>', description: 'runs of this flow only' },
    { flag: '--top', value: '<number>', description: 'how many', default: '20' },
  ],
  remote: true,
  examples: ['deskhand runs list', 'deskhand runs list --flow "Order report" --top 5'],
  async run({ options, client }) {
    const { flows, runs } = await client()
    const flow = options.flow === undefined ? undefined : await flows.find(text(options.flow))
    if (options.flow !== undefined && flow === undefined)
      throw new Error(`there is no desktop flow '${options.flow}'. See: deskhand flows list`)
    const rows = []
    for await (const run of runs.list({
      top: wholeNumber(options.top, '--top'),
      ...(flow ? { flowId: flow.workflowid } : {}),
    })) {
      const { flowsessionid, name, statuscode, createdon, completedon, errormessage } = run
      rows.push({ flowsessionid, name, status: statusLabel(statuscode), createdon, completedon, errormessage })
    }
    return rows
  },
})
