import { retrieveMultiple } from '@deskhand/sdk/requests/retrieveMultiple'
import { defineCommand } from '../../command.ts'

export const command = defineCommand({
  summary: 'Shows the settings of the environment: the columns of its organization row.',
  remote: true,
  examples: ['deskhand settings list'],
  async run({ client }) {
    const rows = retrieveMultiple<Record<string, unknown>>((await client()).http, 'organizations')
    const organization = ((await rows.next()).value ?? {}) as Record<string, unknown>
    return Object.entries(organization)
      .filter(([name, value]) => !name.includes('@') && value !== null)
      .map(([setting, value]) => ({ setting, value }))
  },
})
