import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { agentPath, maxAgentMessageBytes } from '@deskhand/contract/agentMessages'
import { DataverseError, dataverseError } from '@deskhand/contract/errors'
import { type WebSocket, WebSocketServer } from 'ws'
import { levelOf, type UserContext } from '../authorization/userContext.ts'
import { createCanceller } from '../dispatch/canceller.ts'
import { type Clock, clockOf } from '../dispatch/clock.ts'
import { createDispatcher, type Offer } from '../dispatch/dispatcher.ts'
import { createKeeper } from '../dispatch/keeper.ts'
import { type MachineSessions, machineSessions } from '../dispatch/machineSessions.ts'
import { type DispatchSettings, defaultDispatchSettings, type Log } from '../dispatch/settings.ts'
import { Unauthorized } from '../identity/unauthorized.ts'
import type { Store } from '../store/steps.ts'
import { closeCodes, serveAgent } from './agentConnection.ts'

export interface AgentLinkOptions {
  readonly store: Store
  /** Who holds the bearer token of this request; throws Unauthorized or a DataverseError where nobody does. */
  authenticate(request: IncomingMessage): Promise<UserContext>
  readonly log: Log
  now(): number
  /** Default: the real clock over `now`. */
  readonly clock?: Clock
  readonly settings?: Partial<DispatchSettings>
}

/** The agents' side of a server: their connections, the dispatcher, the keeper. */
export interface AgentLink {
  /** The machines connected to this process. */
  readonly sessions: MachineSessions
  /** Room on a free machine of the group, connected to this process, for a run that is about to be accepted. */
  offer(groupId: string): Offer | undefined
  /** Call when the store is open, before or after the servers listen. */
  start(): Promise<void>
  /** Says goodbye to the agents and gives back what they had not started. */
  stop(): Promise<void>
}

/**
 * Puts the agents' WebSocket on the servers, http and https alike.
 *
 * @example
 * const link = mountAgentLink([http, https], { store, authenticate, log, now: Date.now })
 * await link.start()
 */
export function mountAgentLink(servers: readonly Server[], options: AgentLinkOptions): AgentLink {
  const { store, log } = options
  const clock = options.clock ?? clockOf(options.now)
  const settings = { ...defaultDispatchSettings, ...options.settings }
  const sessions = machineSessions()
  const shared = { store, sessions, clock, settings, log }
  const dispatcher = createDispatcher(shared)
  const canceller = createCanceller(shared)
  const keeper = createKeeper(shared)
  const webSockets = new WebSocketServer({ noServer: true, maxPayload: maxAgentMessageBytes, perMessageDeflate: false })
  let running = false

  const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (pathOf(request) !== agentPath) return
    const ignore = () => {}
    socket.on('error', ignore)
    admit(request, options).then(
      user => {
        socket.off('error', ignore)
        if (!running) return turnAway(socket, dataverseError('Unavailable', 'The server is starting or stopping.'))
        webSockets.handleUpgrade(request, socket, head, connection =>
          serveAgent(connection, { ...shared, dispatcher, canceller, user }),
        )
      },
      error => {
        if (!(error instanceof DataverseError || error instanceof Unauthorized))
          log('error', 'An agent could not be admitted.', error)
        turnAway(socket, error)
      },
    )
  }
  return {
    sessions,
    offer: dispatcher.offer,
    async start() {
      await keeper.start()
      canceller.start()
      dispatcher.start()
      running = true
      for (const server of servers) server.on('upgrade', onUpgrade)
    },
    async stop() {
      running = false
      for (const server of servers) server.off('upgrade', onUpgrade)
      await Promise.all([dispatcher.stop(), keeper.stop()])
      canceller.stop()
      await giveBackAll()
      await Promise.all([...webSockets.clients].map(goodbye))
    },
  }

  async function giveBackAll(): Promise<void> {
    const held = sessions.all().flatMap(session => [...session.claims.values()].map(claim => ({ session, claim })))
    const given = held.filter(({ claim }) => !claim.started)
    await Promise.allSettled(given.map(({ session, claim }) => dispatcher.giveBack(session, claim)))
  }
}

/** Machines are registered and kept by those who may create and write them. */
async function admit(request: IncomingMessage, { authenticate }: AgentLinkOptions): Promise<UserContext> {
  const user = await authenticate(request)
  for (const verb of ['Create', 'Write'] as const) {
    if (levelOf(user, verb, 'flowmachine') === 'None')
      throw dataverseError(
        'PrivilegeDenied',
        `The user ${user.userId} is missing prv${verb}flowmachine privilege; an agent needs it.`,
      )
  }
  return user
}

/** Answers a request to upgrade in HTTP and ends it. */
function turnAway(socket: Duplex, error: unknown): void {
  const status = error instanceof Unauthorized ? 401 : error instanceof DataverseError ? error.status : 500
  const known = error instanceof Error && status < 500
  const body = JSON.stringify({
    error: {
      code: error instanceof DataverseError ? error.code : '0x80040216',
      message: known ? error.message : 'An unexpected error occurred.',
    },
  })
  const reasons: Record<number, string> = { 401: 'Unauthorized', 403: 'Forbidden', 503: 'Service Unavailable' }
  socket.end(
    [
      `HTTP/1.1 ${status} ${reasons[status] ?? 'Error'}`,
      'Connection: close',
      'Content-Type: application/json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      ...(status === 401 ? ['WWW-Authenticate: Bearer'] : []),
      '',
      body,
    ].join('\r\n'),
  )
}

/** A connection that does not close when asked to is cut. */
function goodbye(connection: WebSocket): Promise<void> {
  return new Promise(resolve => {
    const cut = setTimeout(() => connection.terminate(), 1000)
    connection.once('close', () => {
      clearTimeout(cut)
      resolve()
    })
    connection.close(closeCodes.goingAway, 'The server is stopping.')
  })
}

const pathOf = (request: IncomingMessage): string => (request.url ?? '').split('?', 1)[0] ?? ''
