import { readFileSync } from 'node:fs'
import { clientSecretToken } from '@deskhand/sdk/core/token'
import { defineCommand } from '../command.ts'
import { localServer } from '../connect.ts'

export const command = defineCommand({
  summary: 'Prints a link that opens the portal signed in, good for an hour.',
  options: [{ flag: '--data', value: '<folder>', description: 'data folder of the server (DESKHAND_DATA)' }],
  examples: ['deskhand portal'],
  async run({ options, environment, out }) {
    const { baseUrl, tenantId, clientId, clientSecretFile } = localServer(options, environment)
    const clientSecret = readFileSync(clientSecretFile, 'utf8').trim()
    const token = await clientSecretToken(baseUrl, { tenantId, clientId, clientSecret }, fetch)()
    const url = `${baseUrl}/portal/#token=${token}`
    if (out.json) return { url }
    out.say(url)
    return undefined
  },
})
