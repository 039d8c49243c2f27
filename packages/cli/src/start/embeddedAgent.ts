import { fork } from 'node:child_process'
import { once } from 'node:events'
import { getCompileCacheDir } from 'node:module'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FromEmbedded, ToEmbedded } from '@deskhand/agent/embedded'

/** The local machine: an agent in a process of its own, connected over the same link as a far one. */
export interface EmbeddedAgent {
  /** Connects it to the server; answers with the machine's id. */
  connect(options: EmbeddedAgentOptions): Promise<string>
  stop(): Promise<void>
}

export interface EmbeddedAgentOptions {
  readonly baseUrl: string
  readonly dataFolder: string
  readonly sessions: number
  readonly token: () => Promise<string>
  readonly note: (text: string) => void
  /** Called when the agent has ended though nobody stopped it. */
  readonly onLost: (code: number | null) => void
}

/** Starts the process, which loads its code while the server is still starting. */
export function forkEmbeddedAgent(): EmbeddedAgent {
  const cache = getCompileCacheDir()
  const child = fork(fileURLToPath(import.meta.resolve('@deskhand/agent/embedded')), [], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, ...(cache === undefined ? {} : { NODE_COMPILE_CACHE: cache }) },
    execArgv: [...process.execArgv, youngGeneration],
  })
  let stopping = false
  const gone = once(child, 'exit')
  const say = (message: ToEmbedded) => {
    if (child.connected) child.send(message, () => {})
  }

  return {
    connect({ baseUrl, dataFolder, sessions, token, note, onLost }) {
      child.once('exit', code => {
        if (!stopping) onLost(code)
      })
      return new Promise((resolve, reject) => {
        child.on('message', (message: FromEmbedded) => {
          if (message.type === 'ready') resolve(message.machineId)
          else if (message.type === 'failed')
            reject(new Error(`the local machine could not connect: ${message.message}`))
          else if (message.type === 'token') token().then(given => say({ type: 'token', token: given }), reject)
          else if (message.level !== 'debug') note(`agent ${message.level}: ${message.text}`)
        })
        const ended = (code: number | null) =>
          reject(new Error(`the local machine ended with ${code} before it was connected`))
        child.once('exit', ended)
        child.once('error', reject)
        if (child.exitCode !== null || child.signalCode !== null) return ended(child.exitCode)
        say({
          type: 'start',
          options: {
            serverUrl: baseUrl,
            dataFolder: join(dataFolder, 'agent'),
            machineName: hostname(),
            sessionCapacity: sessions,
            credentials: 'parent',
          },
        })
      })
    },
    async stop() {
      stopping = true
      if (child.exitCode !== null || child.signalCode !== null) return
      if (child.connected) say({ type: 'stop' })
      else child.kill('SIGTERM')
      const late = setTimeout(() => child.kill('SIGKILL'), 8000)
      await gone
      clearTimeout(late)
    },
  }
}

/** An agent passes messages on and keeps little: MB of the space for young objects, of which there are three. */
const youngGeneration = '--max-semi-space-size=2'
