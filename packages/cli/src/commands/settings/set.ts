import { retrieveMultiple } from '@deskhand/sdk/requests/retrieveMultiple'
import { update } from '@deskhand/sdk/requests/update'
import { defineCommand, text } from '../../command.ts'

export const command = defineCommand({
  summary: 'Changes a setting of the environment.',
  arguments: [
    { name: 'setting', description: 'a column of the organization row' },
    { name: 'value', description: 'true, false, a number or a text' },
  ],
  remote: true,
  examples: [
    'deskhand settings set dh_callersreadownruns true',
    'deskhand settings set dh_runsperconnectionperminute 0',
  ],
  async run({ args, client }) {
    const { http } = await client()
    const rows = retrieveMultiple<{ organizationid: string }>(http, 'organizations', { select: ['organizationid'] })
    const organization = (await rows.next()).value as { organizationid: string } | undefined
    if (organization === undefined) throw new Error('you may not read the settings of this environment')
    const setting = text(args.setting)
    const value = settingValue(text(args.value))
    await update(http, 'organizations', organization.organizationid, { [setting]: value })
    return { setting, value }
  },
})

function settingValue(text: string): string | number | boolean {
  if (text === 'true' || text === 'false') return text === 'true'
  return /^-?\d+$/.test(text) ? Number(text) : text
}
