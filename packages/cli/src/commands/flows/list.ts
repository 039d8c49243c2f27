import { retrieveMultiple } from '@deskhand/sdk/requests/retrieveMultiple'
import { defineCommand } from '../../command.ts'

export const command = defineCommand({
  summary: 'Lists the desktop flows you may see, drafts too.',
  remote: true,
  examples: ['deskhand flows list', 'deskhand flows list --json'],
  async run({ client }) {
    const { http } = await client()
    const rows = retrieveMultiple<FlowRow>(http, 'workflows', {
      select: ['name', 'workflowid', 'statecode', '_ownerid_value', 'modifiedon'],
      filter: 'category eq 6',
      orderby: 'name',
      annotations: true,
      unpublished: true,
    })
    return Array.fromAsync(rows, row => ({
      name: row.name,
      workflowid: row.workflowid,
      state: row.statecode === 1 ? 'on' : 'draft',
      owner: row['_ownerid_value@OData.Community.Display.V1.FormattedValue'] ?? null,
      modified: row.modifiedon,
    }))
  },
})

interface FlowRow {
  readonly name: string
  readonly workflowid: string
  readonly statecode: number
  readonly modifiedon: string
  readonly '_ownerid_value@OData.Community.Display.V1.FormattedValue'?: string
}
