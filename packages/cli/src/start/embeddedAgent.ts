import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FromEmbedded, ToEmbedded } from '@deskhand/agent/embedded'
import type { ClientApplication } from '@deskhand/server/environment/seedEnvironment'

export interface EmbeddedAgent {
  readonly machineId: string
  stop(): Promise<void>
}

export interface EmbeddedAgentOptions {
  readonly baseUrl: string
  readonly tenantId: string
  readonly application: ClientApplication
  readonly dataFolder: string
  readonly sessions: number
  readonly note: (text: string) => void
  /** Called when the agent has ended though nobody stopped it. */
  readonly onLost: (code: number | null) => void
}

/** Starts the local machine: an agent in a process of its own, connected over the same link as a far one. */
export async function startEmbeddedAgent(options: EmbeddedAgentOptions): Promise<EmbeddedAgent> {
  const { baseUrl, tenantId, application, dataFolder, sessions, note } = options
  const child = fork(fileURLToPath(import.meta.resolve('@deskhand/agent/embedded')), [], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  let stopping = false
  child.once('exit', code => {
    if (!stopping) options.onLost(code)
  })
  const ready = connected(child, note)
  const start: ToEmbedded = {
    type: 'start',
    options: {
      serverUrl: baseUrl,
      dataFolder: join(dataFolder, 'agent'),
      machineName: hostname(),
      sessionCapacity: sessions,
      credentials: {
        tokenUrl: `${baseUrl}/${tenantId}/oauth2/v2.0/token`,
        clientId: application.applicationId,
        secret: readFileSync(application.secretFile, 'utf8').trim(),
        scope: `${baseUrl}/.default`,
      },
    },
  }
  child.send(start)
  const machineId = await ready
  return {
    machineId,
    async stop() {
      stopping = true
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      if (child.connected) child.send({ type: 'stop' } satisfies ToEmbedded)
      else child.kill('SIGTERM')
      const late = setTimeout(() => child.kill('SIGKILL'), 8000)
      await gone
      clearTimeout(late)
    },
  }
}

function connected(child: ChildProcess, note: (text: string) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    child.on('message', (message: FromEmbedded) => {
      if (message.type === 'ready') resolve(message.machineId)
      else if (message.type === 'failed') reject(new Error(`the local machine could not connect: ${message.message}`))
      else if (message.level !== 'debug') note(`agent ${message.level}: ${message.text}`)
    })
    child.once('exit', code => reject(new Error(`the local machine ended with ${code} before it was connected`)))
    child.once('error', reject)
  })
}
