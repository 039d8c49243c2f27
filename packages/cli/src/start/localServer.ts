import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ServerConfig } from '@deskhand/server/config'
import type { RequestLimitSettings } from '@deskhand/server/protection/requestLimits'
import { type ServerDescription, serverFile } from '../connect.ts'
import { type EmbeddedAgent, forkEmbeddedAgent } from './embeddedAgent.ts'
import type { Progress } from './progress.ts'

export interface LocalServerOptions {
  readonly dataFolder: string
  readonly databaseUrl: string | null
  readonly host: string
  readonly port: number
  readonly httpsPort: number | null
  readonly publicUrl: string | null
  /** Runs at a time on the local machine; 0: no local machine. */
  readonly sessions: number
  readonly leaseSeconds: number | null
  readonly callbackAllowHosts: readonly string[]
  readonly trustedIssuers: ServerConfig['trustedIssuers']
  /** What one user may ask for in five minutes; null: no limits. */
  readonly limits: RequestLimitSettings | null
  readonly logLevel: ServerConfig['logLevel']
  readonly note: (text: string) => void
  readonly progress: Progress
}

export interface LocalServer {
  readonly description: ServerDescription
  readonly portal: boolean
  /** Resolves with a sentence when a part has ended by itself. */
  readonly lost: Promise<string>
  stop(): Promise<void>
}

/** The server in this process and the local machine in a child of it; what it is reachable by is kept in the data folder. */
export async function startLocalServer(options: LocalServerOptions): Promise<LocalServer> {
  const agent = options.sessions === 0 ? undefined : forkEmbeddedAgent()
  try {
    return await startServer(options, agent)
  } catch (error) {
    await agent?.stop()
    throw error
  }
}

async function startServer(options: LocalServerOptions, agent: EmbeddedAgent | undefined): Promise<LocalServer> {
  const { dataFolder, note, progress } = options
  const { createServer } = await import('@deskhand/server/createServer')
  const portalFolder = portal()
  const server = createServer({
    dataFolder,
    databaseUrl: options.databaseUrl,
    host: options.host,
    port: options.port,
    httpsPort: options.httpsPort,
    hostNames: [hostname()],
    publicUrl: options.publicUrl,
    catalogueFile: besides('@deskhand/actions/library', 'catalogue.json'),
    portalFolder,
    callbackAllowHosts: options.callbackAllowHosts,
    trustedIssuers: options.trustedIssuers,
    dispatch:
      options.leaseSeconds === null
        ? {}
        : { leaseSeconds: options.leaseSeconds, heartbeatSeconds: options.leaseSeconds / 4 },
    limits: options.limits,
    logLevel: options.logLevel,
    log: process.stderr,
    now: Date.now,
    random: Math.random,
  })
  const running = await progress.during('Opening the database and starting the server', () => server.start())
  let lose: (sentence: string) => void = () => {}
  const lost = new Promise<string>(resolve => {
    lose = resolve
  })
  try {
    const machineId = await (agent &&
      progress.during('Connecting the local machine', () =>
        agent.connect({
          baseUrl: running.baseUrl,
          dataFolder,
          sessions: options.sessions,
          token: running.agentToken,
          note,
          onLost: code => lose(`the local machine ended by itself with ${code}`),
        }),
      ))
    const connection = machineId === undefined ? noConnection : await running.connectionTo(machineId)
    running.warm()
    const description: ServerDescription = {
      baseUrl: running.baseUrl,
      httpsUrl: running.httpsUrl,
      caFile: running.caFile,
      tenantId: running.tenantId,
      clientId: running.administrator.applicationId,
      clientSecretFile: running.administrator.secretFile,
      ...connection,
      pid: process.pid,
    }
    writeFileSync(serverFile(dataFolder), `${JSON.stringify(description, null, 2)}\n`, { mode: 0o600 })
    return {
      description,
      portal: portalFolder !== null,
      lost,
      async stop() {
        rmSync(serverFile(dataFolder), { force: true })
        await agent?.stop()
        await server.stop()
      },
    }
  } catch (error) {
    await server.stop()
    throw error
  }
}

/** Where no machine is started there is nothing to connect to yet. */
const noConnection = { connectionName: '', connectionReferenceLogicalName: '' }

/** A file at the root of the package that a module belongs to. */
const besides = (module: string, file: string): string =>
  join(dirname(fileURLToPath(import.meta.resolve(module))), '..', file)

/** The built portal: in the published package, or beside this one in the repository. */
function portal(): string | null {
  const folders = ['../../portal', '../../../portal/dist'].map(path => join(import.meta.dirname, path))
  return folders.find(folder => existsSync(join(folder, 'index.html'))) ?? null
}
