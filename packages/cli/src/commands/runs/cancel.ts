import { statusLabel } from '@deskhand/sdk/runs'
import { defineCommand, text } from '../../command.ts'

export const command = defineCommand({
  summary: 'Cancels a waiting or running run and waits until it has ended.',
  arguments: [{ name: 'run', description: 'id of the run' }],
  remote: true,
  examples: ['deskhand runs cancel d9687093-d0c0-ec11-983e-0022480b428a'],
  async run({ args, client, signal }) {
    const { runs } = await client()
    await runs.cancel(text(args.run))
    const { flowsessionid, statuscode, completedon } = await runs.wait(text(args.run), { signal })
    return { flowsessionid, status: statusLabel(statuscode), completedon }
  },
})
