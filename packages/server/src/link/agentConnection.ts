import type { AgentMessage, ServerMessage } from '@deskhand/contract/agentMessages'
import { DataverseError } from '@deskhand/contract/errors'
import type { RawData, WebSocket } from 'ws'
import type { UserContext } from '../authorization/userContext.ts'
import type { Canceller } from '../dispatch/canceller.ts'
import type { MachineSession, MachineSessions } from '../dispatch/machineSessions.ts'
import type { Log } from '../dispatch/settings.ts'
import { capacity } from './capacity.ts'
import { end } from './end.ts'
import type { Ack, LinkContext, MessageOf } from './handler.ts'
import { heartbeat } from './heartbeat.ts'
import { hello } from './hello.ts'
import { log as logHandler } from './log.ts'
import { readAgentMessage } from './readAgentMessage.ts'
import { release } from './release.ts'
import { start } from './start.ts'

const handlers = { capacity, start, release, log: logHandler, end, heartbeat }

/** Why the server ends a connection; the agent comes back after all of them but `refused`. */
export const closeCodes = { goingAway: 1001, malformed: 1008, tryAgain: 1013, refused: 4003 } as const

export interface ConnectionDeps extends LinkContext {
  readonly sessions: MachineSessions
  readonly canceller: Canceller
  readonly log: Log
  /** Who has connected: the owner of a machine that is new. */
  readonly user: UserContext
}

/** Reading stops while this many messages of a connection are under way. */
const mostUnderWay = 64

/**
 * Serves one connection of an agent until it ends. Messages about the same run are handled one after the other,
 * those of different runs side by side; an answer is sent only when the store has kept what it answers.
 */
export function serveAgent(socket: WebSocket, deps: ConnectionDeps): void {
  const { sessions, dispatcher, canceller, settings, log } = deps
  let session: MachineSession | undefined
  let underWay = 0
  const last = new Map<string, Promise<void>>()

  const send = (message: ServerMessage): boolean => {
    if (socket.readyState !== socket.OPEN) return false
    socket.send(JSON.stringify(message))
    return true
  }
  const close = (code: number, reason: string) => socket.close(code, reason.slice(0, 120))

  socket.on('message', (data, isBinary) => {
    const read = isBinary ? { problem: 'message must be text' } : readAgentMessage(textOf(data))
    if ('problem' in read) {
      log('warn', `An agent${nameOf(session)} sent what is no message: ${read.problem}.`)
      return close(closeCodes.malformed, `Malformed message: ${read.problem}.`)
    }
    underWay += 1
    if (underWay >= mostUnderWay) socket.pause()
    const key = keyOf(read.message)
    const turn = (last.get(key) ?? Promise.resolve())
      .then(() => handle(read.message))
      .catch(error => failed(read.message, error))
    last.set(key, turn)
    void turn.finally(() => {
      if (last.get(key) === turn) last.delete(key)
      underWay -= 1
      if (underWay < mostUnderWay && socket.isPaused) socket.resume()
    })
  })

  async function handle(message: AgentMessage): Promise<void> {
    if (socket.readyState !== socket.OPEN) return
    if (message.type === 'hello') return introduce(message)
    if (session === undefined) return close(closeCodes.malformed, 'The first message must be hello.')
    // The handler of a type takes exactly the message of that type; the table cannot say so to the compiler.
    const handler = handlers[message.type] as (
      message: AgentMessage,
      session: MachineSession,
      context: LinkContext,
    ) => Promise<Ack | undefined>
    const answer = await handler(message, session, deps)
    if (answer !== undefined) send(answer)
  }

  async function introduce(message: MessageOf<'hello'>): Promise<void> {
    if (session !== undefined) return close(closeCodes.malformed, 'hello was said twice.')
    const { machineId, groupId, kept, drop, ended } = await hello(message, deps.user, deps)
    session = {
      machineId,
      groupId,
      machineName: message.machineName,
      runModes: message.runModes,
      sessionCapacity: message.sessionCapacity,
      free: 0,
      claims: new Map(kept.map(claim => [claim.runId, { ...claim, started: true }])),
      send,
      close: (reason, options) => (options?.refuse ? refuse(reason) : close(closeCodes.goingAway, reason)),
    }
    if (socket.readyState !== socket.OPEN) return
    sessions.add(session)
    const { heartbeatSeconds, leaseSeconds } = settings
    send({ type: 'welcome', machineId, groupId, heartbeatSeconds, leaseSeconds, drop })
    log('info', `Machine '${message.machineName}' has connected.`)
    if (ended.length > 0) log('warn', `Machine '${message.machineName}' came back without ${ended.length} of its runs.`)
    await canceller.remind(session)
  }

  /** What the store refuses, it refuses for good; what it could not keep, the agent sends again. */
  function failed(message: AgentMessage, error: unknown): void {
    if (error instanceof DataverseError && error.status < 500) {
      if (message.type === 'hello') refuse(error.message)
      else if ('id' in message) send({ type: 'ack', id: message.id, accepted: false, reason: error.message })
      return
    }
    log('error', `A message of the agent${nameOf(session)} could not be kept; it will send it again.`, error)
    close(closeCodes.tryAgain, 'The server could not keep the message; connect again.')
  }

  function refuse(reason: string): void {
    send({ type: 'refuse', reason })
    close(closeCodes.refused, reason)
  }

  const stopPinging = keepAlive(socket, deps)

  socket.on('error', error => log('warn', `The connection of the agent${nameOf(session)} failed.`, error))
  socket.on('close', () => {
    stopPinging()
    const gone = session
    if (gone === undefined) return
    const replaced = !sessions.has(gone)
    sessions.remove(gone)
    log('info', `Machine '${gone.machineName}' has disconnected.`)
    if (replaced) return
    for (const claim of gone.claims.values()) {
      if (!claim.started)
        void dispatcher
          .giveBack(gone, claim)
          .catch(error => log('error', 'A claim could not be given back; its lease ends it.', error))
    }
  })
}

/** Two pings without an answer: the other end is gone. */
function keepAlive(socket: WebSocket, { clock, settings }: ConnectionDeps): () => void {
  let missed = 0
  let cancel = () => {}
  socket.on('pong', () => {
    missed = 0
  })
  const ping = () => {
    if (missed >= 2) return socket.terminate()
    missed += 1
    if (socket.readyState === socket.OPEN) socket.ping()
    cancel = clock.after(settings.heartbeatSeconds * 1000, ping)
  }
  cancel = clock.after(settings.heartbeatSeconds * 1000, ping)
  return () => cancel()
}

/** What must be handled in order: the messages of one run; hello before everything. */
const keyOf = (message: AgentMessage): string => ('claim' in message ? message.claim.runId : message.type)

const nameOf = (session: MachineSession | undefined): string =>
  session === undefined ? '' : ` of machine '${session.machineName}'`

const textOf = (data: RawData): string =>
  Array.isArray(data)
    ? Buffer.concat(data).toString()
    : Buffer.isBuffer(data)
      ? data.toString()
      : Buffer.from(data).toString()
