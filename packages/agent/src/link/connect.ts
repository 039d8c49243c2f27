import {
  type AgentMessage,
  agentPath,
  maxAgentMessageBytes,
  type RunClaim,
  type ServerMessage,
} from '@deskhand/contract/agentMessages'
import { WebSocket } from 'ws'
import type { Settings } from '../options.ts'
import { type Ack, createOutbox, type Lasting, type Unnumbered } from './outbox.ts'

/** The connection to the server, made again whenever it breaks. */
export interface Link {
  /** Says something until the server has acknowledged it, over as many connections as it takes. */
  ask(message: Unnumbered<Lasting>): Promise<Ack>
  /** Says something now or not at all. */
  tell(message: Unnumbered<Extract<AgentMessage, { type: 'capacity' | 'heartbeat' }>>): boolean
  /** Nothing more needs to be said about a claim. */
  forget(claim: RunClaim): void
  /** ms since 1970 when the server was last heard; 0 while not connected. */
  readonly heard: number
  /** The connection is of no use: make a new one. */
  cut(reason: string): void
  start(): void
  stop(): Promise<void>
}

/** What the agent does with what it hears. */
export interface LinkHandlers {
  /** What the agent holds, asked for each time it introduces itself. */
  introduce(): { readonly machineId: string | null; readonly running: readonly RunClaim[] }
  welcome(message: Extract<ServerMessage, { type: 'welcome' }>): void
  assign(assignment: Extract<ServerMessage, { type: 'assign' }>['assignment']): void
  cancel(claim: RunClaim, graceSeconds: number): void
  /** The claim is not this machine's any more. */
  drop(claim: RunClaim): void
  /** The server does not want this agent; there will be no further try. */
  refuse(reason: string): void
}

const firstPause = 100
const longestPause = 10_000
/** A connection that is not up by then is given up. */
const handshakeTimeout = 10_000

/** Makes the link; `start` begins to connect. */
export function createLink(settings: Settings, handlers: LinkHandlers): Link {
  const { clock, log } = settings
  const outbox = createOutbox()
  let socket: WebSocket | undefined
  let welcomed = false
  let heard = 0
  let stopped = true
  let pause = firstPause
  /** Short enough that several attempts fit into the lease of the runs that go on meanwhile. */
  let longest = longestPause
  let freshToken = false
  let cancelRetry = () => {}

  async function connect(): Promise<void> {
    let token: string
    try {
      token = await settings.token(freshToken)
      freshToken = false
    } catch (error) {
      return again(textOf(error))
    }
    if (stopped) return
    const ws = new WebSocket(webSocketUrl(settings.serverUrl), {
      headers: { authorization: `Bearer ${token}` },
      handshakeTimeout,
      maxPayload: maxAgentMessageBytes,
      perMessageDeflate: false,
      ...(settings.ca === undefined ? {} : { ca: settings.ca }),
    })
    socket = ws
    let why = ''
    ws.on('open', () => {
      const { machineName, groupName, agentVersion, sessionCapacity, runModes } = settings
      const who = { machineName, groupName, agentVersion, sessionCapacity, runModes }
      put({ type: 'hello', id: outbox.nextId(), ...who, ...handlers.introduce() })
    })
    ws.on('message', data => {
      if (socket !== ws) return
      try {
        hear(JSON.parse(String(data)) as ServerMessage)
      } catch (error) {
        log('error', `A message of the server could not be understood: ${textOf(error)}`)
        ws.terminate()
      }
    })
    ws.on('unexpected-response', (request, response) => {
      if (response.statusCode === 401) freshToken = true
      why = `the server answered ${response.statusCode}`
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('close', () => {
        why += `: ${Buffer.concat(chunks).toString().slice(0, 500)}`
        request.destroy()
        ws.terminate()
      })
    })
    ws.on('error', error => {
      why ||= textOf(error)
    })
    ws.on('close', (code, reason) => {
      if (socket !== ws) return
      socket = undefined
      heard = 0
      welcomed = false
      again(why || `${code} ${String(reason)}`)
    })
  }

  function again(why: string): void {
    if (stopped) return
    const wait = pause * (0.5 + settings.random() / 2)
    pause = Math.min(pause * 2, longest)
    log('warn', `No connection to ${settings.serverUrl} (${why.trim()}); trying again in ${Math.ceil(wait)} ms.`)
    cancelRetry = clock.after(wait, () => void connect())
  }

  function hear(message: ServerMessage): void {
    heard = clock.now()
    switch (message.type) {
      case 'welcome':
        pause = firstPause
        longest = Math.min(longestPause, (message.leaseSeconds * 1000) / 8)
        for (const claim of message.drop) dropped(claim)
        welcomed = true
        for (const waiting of outbox.waiting()) put(waiting)
        handlers.welcome(message)
        break
      case 'ack':
        for (const claim of message.drop ?? []) dropped(claim)
        outbox.settle(message)
        break
      case 'assign':
        handlers.assign(message.assignment)
        break
      case 'cancel':
        handlers.cancel(message.claim, message.graceSeconds)
        break
      case 'refuse':
        stopped = true
        log('error', `The server does not accept this agent: ${message.reason}`)
        handlers.refuse(message.reason)
        break
    }
  }

  function dropped(claim: RunClaim): void {
    handlers.drop(claim)
    outbox.forget(claim, 'The machine does not hold the run any more.')
  }

  function put(message: AgentMessage): boolean {
    if (socket?.readyState !== WebSocket.OPEN) return false
    socket.send(JSON.stringify(message))
    return true
  }

  return {
    ask(unnumbered) {
      const { message, answer } = outbox.add(unnumbered)
      if (welcomed) put(message)
      return answer
    },
    tell: message => welcomed && put('free' in message ? message : { ...message, id: outbox.nextId() }),
    forget: claim => outbox.forget(claim, 'The run was given up.'),
    get heard() {
      return heard
    },
    cut(reason) {
      log('warn', reason)
      socket?.terminate()
    },
    start() {
      stopped = false
      void connect()
    },
    async stop() {
      stopped = true
      cancelRetry()
      const ws = socket
      if (ws !== undefined && ws.readyState !== WebSocket.CLOSED) {
        const closed = new Promise<void>(resolve => ws.once('close', () => resolve()))
        const cut = setTimeout(() => ws.terminate(), 500)
        ws.close(1000, 'The agent is stopping.')
        await closed
        clearTimeout(cut)
      }
      outbox.forgetAll()
    },
  }
}

function webSocketUrl(serverUrl: string): string {
  const url = new URL(agentPath, serverUrl)
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
  return url.href
}

const textOf = (error: unknown): string => {
  if (error instanceof AggregateError) return error.errors.map(textOf).join(', ')
  return error instanceof Error ? error.message : String(error)
}
