import { join } from 'node:path'
import { flowMachine } from '@deskhand/contract/tables/flowMachine'
import type { FastifyInstance } from 'fastify'
import { createApp } from './app.ts'
import { callbackClient } from './callbacks/callbackClient.ts'
import { createCallbackSender } from './callbacks/callbackSender.ts'
import { checkCallbackUrl } from './callbacks/checkCallbackUrl.ts'
import type { ServerConfig } from './config.ts'
import { clockOf } from './dispatch/clock.ts'
import { type DefaultConnection, ensureConnection } from './environment/defaultConnection.ts'
import { secretBox } from './environment/secretBox.ts'
import { type ClientApplication, seedEnvironment } from './environment/seedEnvironment.ts'
import { createFlowSchemas } from './flows/flowSchemas.ts'
import { readCatalogue } from './flows/readCatalogue.ts'
import { scriptReader } from './flows/readScript.ts'
import { createRunTargets } from './flows/runTargets.ts'
import { certificate } from './identity/certificate.ts'
import { openIdentity } from './identity/openIdentity.ts'
import { serverOrigins } from './identity/serverOrigins.ts'
import { mountAgentLink } from './link/mountAgentLink.ts'
import { close, httpServer, httpsServer, listen } from './listen.ts'
import { createLog } from './log.ts'
import { mountPortal } from './mountPortal.ts'
import { newId } from './newId.ts'
import { requestLimits } from './protection/requestLimits.ts'
import { openStore } from './store/openStore.ts'
import { retrieveRow } from './store/retrieveRow.ts'
import { isAboutRights } from './store/rightsChanged.ts'

/** A server that listens. */
export interface RunningServer {
  /** `http://localhost:8080`, or the public URL. */
  readonly baseUrl: string
  readonly httpsUrl: string | null
  /** The certification authority that clients of `httpsUrl` must trust. */
  readonly caFile: string | null
  readonly tenantId: string
  readonly organizationId: string
  readonly administrator: ClientApplication
  /** The application the embedded agent is. */
  readonly agent: ClientApplication
  /** A bearer token for the embedded agent. */
  agentToken(): Promise<string>
  /** Loads what the first token request would wait for; to be called when nothing more urgent is to be done. */
  warm(): void
  /** Makes sure that there is a connection to a machine's group, and a reference to it. */
  connectionTo(machineId: string): Promise<DefaultConnection>
}

export interface Server {
  start(): Promise<RunningServer>
  /** Takes no more requests, lets those under way end, and gives back what no machine has started. */
  stop(): Promise<void>
}

/**
 * Puts the server together: store, environment, identity, Web API, agents' link, callbacks.
 *
 * @example
 * const server = createServer(config)
 * const { baseUrl } = await server.start()
 * await server.stop()
 */
export function createServer(config: ServerConfig): Server {
  /** What was opened, in order; closed in the opposite one. */
  const open: (() => Promise<unknown>)[] = []
  let stopping: Promise<void> | undefined

  return {
    async start() {
      try {
        return await start(config, closer => void open.push(closer))
      } catch (error) {
        await closeAll()
        throw error
      }
    },
    stop() {
      stopping ??= closeAll()
      return stopping
    },
  }

  async function closeAll(): Promise<void> {
    for (const closer of open.splice(0).reverse()) await closer()
  }
}

/** ms that requests under way may take when the server stops. */
const grace = 5000

async function start(config: ServerConfig, onStop: (closer: () => Promise<unknown>) => void): Promise<RunningServer> {
  const { dataFolder, databaseUrl, hostNames, publicUrl, trustedIssuers, callbackAllowHosts, now } = config
  const log = createLog(config)
  const onError = (error: unknown) => log('error', 'Something went wrong.', error)

  const store = await openStore(databaseUrl === null ? { folder: dataFolder } : { url: databaseUrl }, {
    onError,
    ...(config.querySeconds !== undefined && { scanSeconds: config.querySeconds }),
  })
  onStop(() => store.close())
  const box = await secretBox(join(dataFolder, 'encryption-key'))
  const environment = await seedEnvironment({ store, dataFolder, isShared: databaseUrl !== null, now: now() })

  let ownOrigins: readonly string[] = []
  const origins = { publicUrl, own: () => ownOrigins }
  const { tenantId } = environment
  const identity = await openIdentity({ store, tenantId, box, origins, trustedIssuers, now, onError })
  const client = callbackClient({ allowedHosts: callbackAllowHosts })
  onStop(() => client.close())
  const catalogue = config.catalogueFile === null ? undefined : await readCatalogue(config.catalogueFile)
  const app = createApp({
    store,
    tenantId,
    flowSchemas: createFlowSchemas(),
    readScript: scriptReader(catalogue),
    runTargets: createRunTargets(store),
    now,
    newId,
    onChange: table => isAboutRights(table) && identity.forget(),
    offer: groupId => link.offer(groupId),
    checkCallbackUrl: url => checkCallbackUrl(url, callbackAllowHosts),
    async sendCallback(callback) {
      const startedOn = now()
      const outcome = await client.send(callback)
      return { outcome, duration: now() - startedOn }
    },
    authenticate: identity.authenticate,
    originOf: identity.originOf,
    challengeFor: identity.challengeFor,
    ...(config.limits && { limits: requestLimits(config.limits, now) }),
    onError: (error, requestId) => log('error', `The request ${requestId} was answered with 500.`, error),
  })
  await app.register(identity.routes)
  await mountPortal(app, config)
  await app.ready()
  onStop(() => app.close())

  const { servers, ports, caFile } = await openServers(config, app)
  const link = mountAgentLink(servers, {
    store,
    authenticate: identity.authenticate,
    log,
    now,
    settings: config.dispatch ?? {},
  })
  await link.start()
  // The agents are told at once, since their connections would hold the servers open.
  onStop(async () => {
    const closed = servers.map(server => close(server, grace))
    await link.stop()
    await Promise.all(closed)
  })

  const sender = createCallbackSender({
    store,
    isAlone: store.dialect === 'sqlite',
    clock: clockOf(now),
    send: client.send,
    onError,
  })
  sender.start()
  onStop(() => sender.stop())

  const listening = { http: await listen(servers[0]!, config.host, ports.http), https: null as number | null }
  if (servers[1] !== undefined) listening.https = await listen(servers[1], config.host, ports.https)
  ownOrigins = serverOrigins(listening, hostNames)

  const name = shownHost(config.host)
  const baseUrl = publicUrl ?? `http://${name}:${listening.http}`
  return {
    baseUrl,
    httpsUrl: listening.https === null ? null : `https://${name}:${listening.https}`,
    caFile,
    tenantId,
    organizationId: environment.organizationId,
    administrator: environment.administrator,
    agent: environment.agent,
    agentToken: () => identity.tokenFor(environment.agent.applicationId, baseUrl),
    warm: () => void identity.warm().catch(onError),
    connectionTo: machineId =>
      store.write(function* () {
        const machine = yield* retrieveRow(flowMachine, machineId, ['name', 'flowmachinegroupid'])
        if (machine === undefined) throw new Error(`There is no machine with the id ${machineId}.`)
        return yield* ensureConnection({
          groupId: String(machine.flowmachinegroupid),
          displayName: String(machine.name),
          ownerId: environment.administrator.userId,
          now: now(),
        })
      }),
  }
}

/** The http server, and the https server where one is wanted; both answer with the same app. */
async function openServers({ dataFolder, hostNames, port, httpsPort, now }: ServerConfig, app: FastifyInstance) {
  const http = httpServer(app.routing)
  if (httpsPort === null) return { servers: [http], ports: { http: port, https: 0 }, caFile: null }
  const pair = await certificate({ folder: join(dataFolder, 'certificates'), names: hostNames, now: now() })
  const https = httpsServer(app.routing, pair)
  return { servers: [http, https], ports: { http: port, https: httpsPort }, caFile: pair.caFile }
}

/** A host that listens everywhere is shown by a name that leads to it. */
function shownHost(host: string): string {
  if (host === '0.0.0.0' || host === '::' || host === '127.0.0.1' || host === '::1') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}
