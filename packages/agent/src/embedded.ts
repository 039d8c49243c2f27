/**
 * The agent as a child process of a server: forked with an IPC channel, told its options in the first message,
 * gone with its runners when its parent is gone.
 *
 * parent → `{ type: 'start', options }`, `{ type: 'stop' }`;
 * child → `{ type: 'ready', machineId }`, `{ type: 'log', level, text }`, `{ type: 'failed', message }`.
 */
import { enableCompileCache } from 'node:module'
import type { Agent } from './main.ts'
import type { AgentOptions, ClientCredentials } from './options.ts'

export type ToEmbedded =
  | {
      readonly type: 'start'
      readonly options: Omit<AgentOptions, 'credentials'> & { readonly credentials: ClientCredentials }
    }
  | { readonly type: 'stop' }

export type FromEmbedded =
  | { readonly type: 'ready'; readonly machineId: string }
  | { readonly type: 'log'; readonly level: 'debug' | 'info' | 'warn' | 'error'; readonly text: string }
  | { readonly type: 'failed'; readonly message: string }

enableCompileCache()
let agent: Agent | undefined

const say = (message: FromEmbedded) => {
  if (process.connected) process.send?.(message, () => {})
}

process.on('message', (message: ToEmbedded) => {
  if (message.type === 'start') void begin(message.options)
  else void end(0)
})
process.on('disconnect', () => {
  agent?.abandon()
  process.exit(1)
})
// A signal to the whole group reaches parent and child alike; the parent decides when its agent stops.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => void end(0))

async function begin(options: AgentOptions): Promise<void> {
  try {
    const { startAgent } = await import('./startAgent.ts')
    agent = await startAgent(options, { log: (level, text) => say({ type: 'log', level, text }) })
    void agent.ended.then(reason => {
      if (reason !== undefined) fail(reason)
    })
    say({ type: 'ready', machineId: await agent.connected })
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error))
  }
}

function fail(message: string): void {
  say({ type: 'failed', message })
  void end(1)
}

async function end(code: number): Promise<void> {
  await agent?.stop()
  process.exit(code)
}
