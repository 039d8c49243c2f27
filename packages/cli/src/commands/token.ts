import { readFileSync } from 'node:fs'
import { clientSecretToken } from '@deskhand/sdk/core/token'
import { defineCommand } from '../command.ts'
import { localServer } from '../connect.ts'

export const command = defineCommand({
  summary: 'Prints a bearer token for the local server.',
  options: [{ flag: '--data', value: '<folder>', description: 'data folder of the server (DESKHAND_DATA)' }],
  examples: [
    'deskhand token',
    'curl -H "Authorization: Bearer $(deskhand token)" http://localhost:8080/api/data/v9.2/WhoAmI',
  ],
  async run({ options, environment, out }) {
    const { baseUrl, tenantId, clientId, clientSecretFile } = localServer(options, environment)
    const clientSecret = readFileSync(clientSecretFile, 'utf8').trim()
    const token = await clientSecretToken(baseUrl, { tenantId, clientId, clientSecret }, fetch)()
    if (out.json) return { token }
    out.say(token)
    return undefined
  },
})
