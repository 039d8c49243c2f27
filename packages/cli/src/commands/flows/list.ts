import { defineCommand } from '../../command.ts'

export const command = defineCommand({
  summary: 'Lists the desktop flows you may see.',
  remote: true,
  examples: ['deskhand flows list', 'deskhand flows list --json'],
  async run({ client }) {
    const rows = []
    for await (const { name, workflowid } of (await client()).flows.list()) rows.push({ name, workflowid })
    return rows
  },
})
