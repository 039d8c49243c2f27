import { defineCommand, text } from '../../command.ts'
import { share, shareOptions } from '../../share.ts'

export const command = defineCommand({
  summary:
    'Shares a desktop flow with a user: as user (may trigger it) or co-owner (may also follow and cancel its runs).',
  arguments: [{ name: 'flow', description: 'name or id of the flow' }],
  options: shareOptions,
  remote: true,
  examples: [
    'deskhand flows share "Order report" --with billing',
    'deskhand flows share "Order report" --with billing --as co-owner',
  ],
  async run({ args, options, client }) {
    const environment = await client()
    const flow = await environment.flows.find(text(args.flow))
    if (flow === undefined) throw new Error(`there is no desktop flow '${args.flow}'. See: deskhand flows list`)
    return { flow: flow.name, ...(await share(environment, `workflows(${flow.workflowid})`, options)) }
  },
})
