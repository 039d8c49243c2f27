import { defineCommand, text } from '../../command.ts'

export const command = defineCommand({
  summary: 'Prints the action log of a run.',
  arguments: [{ name: 'run', description: 'id of the run' }],
  remote: true,
  examples: ['deskhand runs log d9687093-d0c0-ec11-983e-0022480b428a'],
  async run({ args, client }) {
    const rows = []
    for await (const { logindex, data } of (await client()).runs.log(text(args.run)))
      rows.push({ index: logindex, ...(JSON.parse(data) as Record<string, unknown>) })
    return rows
  },
})
