import { statusLabel } from '@deskhand/sdk/runs'
import { defineCommand, text } from '../../command.ts'

export const command = defineCommand({
  summary: 'Shows a run: status, times, error, inputs and outputs.',
  arguments: [{ name: 'run', description: 'id of the run' }],
  remote: true,
  examples: ['deskhand runs show d9687093-d0c0-ec11-983e-0022480b428a'],
  async run({ args, client }) {
    const { runs } = await client()
    const { statuscode, ...run } = await runs.status(text(args.run))
    return {
      flowsessionid: run.flowsessionid,
      status: statusLabel(statuscode),
      startedon: run.startedon,
      completedon: run.completedon,
      errorcode: run.errorcode,
      errormessage: run.errormessage,
      inputs: (await runs.inputs(text(args.run))) ?? null,
      outputs: (await runs.outputs(text(args.run))) ?? null,
    }
  },
})
