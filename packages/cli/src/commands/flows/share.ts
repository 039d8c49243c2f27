import { invoke } from '@deskhand/sdk/requests/invoke'
import { retrieveMultiple } from '@deskhand/sdk/requests/retrieveMultiple'
import { defineCommand, text } from '../../command.ts'

const masks: Readonly<Record<string, string>> = {
  user: 'ReadAccess',
  'co-owner': 'ReadAccess, WriteAccess, AppendAccess, AppendToAccess, DeleteAccess, ShareAccess, AssignAccess',
}

export const command = defineCommand({
  summary:
    'Shares a desktop flow with a user: as user (may trigger it) or co-owner (may also follow and cancel its runs).',
  arguments: [{ name: 'flow', description: 'name or id of the flow' }],
  options: [
    { flag: '--with', value: '<user>', description: 'full name of the user or application' },
    { flag: '--as', value: '<role>', description: 'user or co-owner', default: 'user' },
    { flag: '--revoke', description: 'take the share back' },
  ],
  remote: true,
  examples: [
    'deskhand flows share "Order report" --with billing',
    'deskhand flows share "Order report" --with billing --as co-owner',
  ],
  async run({ args, options, client }) {
    const { flows, http } = await client()
    const mask = masks[text(options.as)]
    if (mask === undefined) throw new Error(`--as takes user or co-owner, not '${options.as}'`)
    const flow = await flows.find(text(args.flow))
    if (flow === undefined) throw new Error(`there is no desktop flow '${args.flow}'. See: deskhand flows list`)
    const filter = `fullname eq '${text(options.with).replaceAll("'", "''")}'`
    const users = retrieveMultiple<{ systemuserid: string }>(http, 'systemusers', { select: ['systemuserid'], filter })
    const user = (await users.next()).value as { systemuserid: string } | undefined
    if (user === undefined) throw new Error(`there is no user '${options.with}'. See: deskhand apps list`)
    const Target = { '@odata.id': `workflows(${flow.workflowid})` }
    const Principal = { '@odata.id': `systemusers(${user.systemuserid})` }
    if (options.revoke === true) await invoke(http, 'POST', 'RevokeAccess', { Target, Revokee: Principal })
    else await invoke(http, 'POST', 'GrantAccess', { Target, PrincipalAccess: { Principal, AccessMask: mask } })
    return { flow: flow.name, user: text(options.with), access: options.revoke === true ? 'none' : text(options.as) }
  },
})
