import { writeFileSync } from 'node:fs'
import { invoke } from '@deskhand/sdk/requests/invoke'
import { defineCommand, text } from '../../command.ts'

export const command = defineCommand({
  summary: 'Adds an application that may sign in with a client secret, and prints the secret once.',
  arguments: [{ name: 'name', description: 'full name of the application' }],
  options: [
    { flag: '--role', value: '<role>', description: 'security role, by name; Basic User by default', many: true },
    {
      flag: '--secret-file',
      value: '<file>',
      description: 'write the secret to a file that only you can read, instead of printing it',
    },
  ],
  remote: true,
  examples: [
    'deskhand apps add billing',
    'deskhand apps add billing --role "Environment Maker" --secret-file ./billing.secret',
  ],
  async run({ args, options, client }) {
    const roles = Array.isArray(options.role) ? options.role : ['Basic User']
    const { http } = await client()
    const { applicationId, userId, clientSecret } = await invoke<Record<string, string>>(
      http,
      'POST',
      'dh_AddApplication',
      {
        name: text(args.name),
        roles: roles.join(', '),
      },
    )
    const file = options.secretFile
    if (typeof file === 'string') writeFileSync(file, `${clientSecret}\n`, { mode: 0o600, flag: 'wx' })
    return {
      name: text(args.name),
      clientId: applicationId,
      userId,
      clientSecret: typeof file === 'string' ? `in ${file}` : clientSecret,
    }
  },
})
