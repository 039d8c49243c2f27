import { retrieveMultiple } from '@deskhand/sdk/requests/retrieveMultiple'
import { defineCommand } from '../../command.ts'

export const command = defineCommand({
  summary: 'Lists the users and applications of the environment.',
  remote: true,
  examples: ['deskhand apps list'],
  async run({ client }) {
    const rows = []
    const select = ['fullname', 'systemuserid', 'applicationid', 'isdisabled']
    const users = retrieveMultiple<Record<string, unknown>>((await client()).http, 'systemusers', {
      select,
      orderby: 'fullname',
    })
    for await (const { fullname, systemuserid, applicationid, isdisabled } of users)
      rows.push({ fullname, systemuserid, applicationid, isdisabled })
    return rows
  },
})
