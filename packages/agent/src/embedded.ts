/**
 * The agent as a child process of a server: forked with an IPC channel, told its options in the first message,
 * gone with its runners when its parent is gone.
 *
 * parent → `{ type: 'start', options }`, `{ type: 'token', token }`, `{ type: 'stop' }`;
 * child → `{ type: 'ready', machineId }`, `{ type: 'token' }`, `{ type: 'log', level, text }`, `{ type: 'failed', message }`.
 */
import type { Agent } from './main.ts'
import type { AgentOptions, ClientCredentials, TokenSource } from './options.ts'

export type ToEmbedded =
  | {
      readonly type: 'start'
      /** `parent`: tokens are asked of the parent. */
      readonly options: Omit<AgentOptions, 'credentials'> & { readonly credentials: ClientCredentials | 'parent' }
    }
  | { readonly type: 'token'; readonly token: string }
  | { readonly type: 'stop' }

export type FromEmbedded =
  | { readonly type: 'ready'; readonly machineId: string }
  /** A token is needed. */
  | { readonly type: 'token' }
  | { readonly type: 'log'; readonly level: 'debug' | 'info' | 'warn' | 'error'; readonly text: string }
  | { readonly type: 'failed'; readonly message: string }

// Meant for this process, not for the programs of flows.
delete process.env.NODE_COMPILE_CACHE
// Forked before there is anything to connect to: what takes time to load is loaded meanwhile.
const loading = import('./startAgent.ts')
let agent: Agent | undefined
let giveToken: (token: string) => void = () => {}

const say = (message: FromEmbedded) => {
  if (process.connected) process.send?.(message, () => {})
}

process.on('message', (message: ToEmbedded) => {
  if (message.type === 'start') void begin(message.options)
  else if (message.type === 'token') giveToken(message.token)
  else void end(0)
})
process.on('disconnect', () => {
  agent?.abandon()
  process.exit(1)
})
// A signal to the whole group reaches parent and child alike; the parent decides when its agent stops.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => void end(0))

async function begin(options: Extract<ToEmbedded, { type: 'start' }>['options']): Promise<void> {
  try {
    const { startAgent } = await loading
    const credentials = options.credentials === 'parent' ? tokenOfParent : options.credentials
    agent = await startAgent({ ...options, credentials }, { log: (level, text) => say({ type: 'log', level, text }) })
    void agent.ended.then(reason => {
      if (reason !== undefined) fail(reason)
    })
    say({ type: 'ready', machineId: await agent.connected })
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error))
  }
}

const tokenOfParent: TokenSource = () =>
  new Promise(resolve => {
    giveToken = resolve
    say({ type: 'token' })
  })

function fail(message: string): void {
  say({ type: 'failed', message })
  void end(1)
}

async function end(code: number): Promise<void> {
  await agent?.stop()
  process.exit(code)
}
