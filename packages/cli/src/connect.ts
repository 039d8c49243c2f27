import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Client, createClient } from '@deskhand/sdk/client'
import { dataFolder } from './dataFolder.ts'

/** What `deskhand start --json` prints, and keeps in the data folder as `server.json` while it runs. */
export interface ServerDescription {
  readonly baseUrl: string
  readonly httpsUrl: string | null
  readonly caFile: string | null
  readonly tenantId: string
  readonly clientId: string
  readonly clientSecretFile: string
  readonly connectionName: string
  readonly connectionReferenceLogicalName: string
  readonly pid: number
}

export const serverFile = (folder: string): string => join(folder, 'server.json')

type Options = Readonly<Record<string, string | readonly string[] | boolean | undefined>>
type Environment = Readonly<Record<string, string | undefined>>

/**
 * A client of the environment that was named: by DESKHAND_URL, DESKHAND_TENANT_ID, DESKHAND_CLIENT_ID and
 * DESKHAND_CLIENT_SECRET, or by the server that runs on the data folder. The secret of a data folder that was not named
 * goes to its own server only.
 */
export async function connect(options: Options, environment: Environment): Promise<Client> {
  const url = typeof options.url === 'string' ? options.url : environment.DESKHAND_URL
  const {
    DESKHAND_TENANT_ID: tenantId,
    DESKHAND_CLIENT_ID: clientId,
    DESKHAND_CLIENT_SECRET: clientSecret,
  } = environment
  if (url !== undefined && tenantId && clientId && clientSecret)
    return createClient({ baseUrl: url, credential: { tenantId, clientId, clientSecret } })
  const server = localServer(options, environment)
  if (url === undefined) return clientOf(server)
  const baseUrl = url.replace(/\/+$/, '')
  const isNamed = typeof options.data === 'string' || Boolean(environment.DESKHAND_DATA)
  if (!isNamed && baseUrl !== server.baseUrl && baseUrl !== server.httpsUrl)
    throw new Error(
      `${url} is not the server that runs on the data folder (${server.baseUrl}), so its secret is not sent there. Give DESKHAND_TENANT_ID, DESKHAND_CLIENT_ID and DESKHAND_CLIENT_SECRET, or name the data folder that belongs to it (--data)`,
    )
  return clientOf({ ...server, baseUrl })
}

/** A client that signs in with the secret the server keeps in its data folder. */
export function clientOf({ baseUrl, tenantId, clientId, clientSecretFile }: ServerDescription): Client {
  const clientSecret = readFileSync(clientSecretFile, 'utf8').trim()
  return createClient({ baseUrl, credential: { tenantId, clientId, clientSecret } })
}

/** The server that runs on the data folder, by what it wrote there. */
export function localServer(options: Options, environment: Environment): ServerDescription {
  const folder = dataFolder(options.data, environment)
  const file = serverFile(folder)
  if (!existsSync(file))
    throw new Error(
      `no Deskhand server runs on the data folder ${folder}. Start one (deskhand start), name its folder (--data), or name a server: --url with DESKHAND_TENANT_ID, DESKHAND_CLIENT_ID and DESKHAND_CLIENT_SECRET`,
    )
  return JSON.parse(readFileSync(file, 'utf8')) as ServerDescription
}
