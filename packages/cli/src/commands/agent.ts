import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join, resolve } from 'node:path'
import { defineCommand, text } from '../command.ts'
import { localServer } from '../connect.ts'
import { dataFolder } from '../dataFolder.ts'
import { exitCodes } from '../exitCodes.ts'
import { wholeNumber } from '../numbers.ts'

export const command = defineCommand({
  summary: 'Makes this machine take runs from a server, until it is stopped.',
  options: [
    { flag: '--url', value: '<origin>', description: 'the server (DESKHAND_URL)' },
    { flag: '--name', value: '<name>', description: 'name of the machine; the host name by default' },
    { flag: '--group', value: '<name>', description: 'machine group to join; one of its own by default' },
    { flag: '--sessions', value: '<number>', description: 'runs at a time', default: '1' },
    { flag: '--data', value: '<folder>', description: 'where the agent keeps its state (DESKHAND_DATA)' },
    {
      flag: '--server-data',
      value: '<folder>',
      description: 'data folder of a server on this machine, to sign in with its secret',
    },
    { flag: '--ca', value: '<file>', description: 'certificate authority of the server, PEM' },
    { flag: '--unattended-only', description: 'take no attended runs' },
  ],
  examples: [
    'DESKHAND_TENANT_ID=… DESKHAND_CLIENT_ID=… DESKHAND_CLIENT_SECRET=… deskhand agent --url https://deskhand.example.org --name PC-01',
    'deskhand agent --server-data ~/.deskhand --name second --data ./second-machine',
  ],
  async run({ options, environment, out, signal }) {
    const { startAgent } = await import('@deskhand/agent/startAgent')
    const { url, tenantId, clientId, clientSecret } = credentials(options, environment)
    const folder = dataFolder(options.data, environment)
    const agent = await startAgent(
      {
        serverUrl: url,
        dataFolder: join(folder, 'agent'),
        machineName: options.name === undefined ? hostname() : text(options.name),
        groupName: options.group === undefined ? null : text(options.group),
        sessionCapacity: wholeNumber(options.sessions, '--sessions'),
        runModes: options.unattendedOnly === true ? ['unattended'] : ['attended', 'unattended'],
        ...(options.ca === undefined ? {} : { caFile: resolve(text(options.ca)) }),
        credentials: {
          tokenUrl: `${url}/${tenantId}/oauth2/v2.0/token`,
          clientId,
          secret: clientSecret,
          scope: `${url}/.default`,
        },
      },
      { log: (level, message) => level !== 'debug' && out.note(`${level}: ${message}`) },
    )
    agent.connected.then(
      machineId => out.note(`Connected to ${url} as machine ${machineId}.`),
      () => {}, // told by `ended`
    )
    const stopped = new Promise<undefined>(done =>
      signal.addEventListener('abort', () => done(undefined), { once: true }),
    )
    const reason = await Promise.race([agent.ended, stopped])
    await agent.stop()
    if (reason === undefined) return exitCodes.ok
    out.note(reason)
    return exitCodes.refused
  },
})

type Options = Readonly<Record<string, string | readonly string[] | boolean | undefined>>

function credentials(options: Options, environment: Readonly<Record<string, string | undefined>>) {
  const {
    DESKHAND_TENANT_ID: tenantId,
    DESKHAND_CLIENT_ID: clientId,
    DESKHAND_CLIENT_SECRET: clientSecret,
  } = environment
  const url = typeof options.url === 'string' ? options.url : environment.DESKHAND_URL
  if (url !== undefined && tenantId && clientId && clientSecret)
    return { url: url.replace(/\/+$/, ''), tenantId, clientId, clientSecret }
  if (options.serverData === undefined)
    throw new Error(
      'an agent needs a server and an application to sign in as: --url with DESKHAND_TENANT_ID, DESKHAND_CLIENT_ID and DESKHAND_CLIENT_SECRET, or --server-data for a server on this machine',
    )
  const server = localServer({ data: text(options.serverData) }, environment)
  return {
    url: (url ?? server.baseUrl).replace(/\/+$/, ''),
    tenantId: server.tenantId,
    clientId: server.clientId,
    clientSecret: readFileSync(server.clientSecretFile, 'utf8').trim(),
  }
}
