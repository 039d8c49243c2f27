import type { AgentMessage, ServerMessage } from '@deskhand/contract/agentMessages'
import { agentPath } from '@deskhand/contract/agentMessages'
import { WebSocket } from 'ws'

/** The agent's end of the link, told what to say by the test. */
export interface FakeAgent {
  /** The next message of the server of this type; others are kept. */
  hear<Type extends ServerMessage['type']>(type: Type): Promise<Extract<ServerMessage, { type: Type }>>
  unheard(): ServerMessage[]
  say(message: AgentMessage): void
  sayText(text: string): void
  cut(): void
  /** Code and reason the server ended the connection with. */
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>
}

/** Connects; rejects with the HTTP status when the server does not take the connection. */
export function connectFakeAgent(origin: string, token: string, autoPong = true): Promise<FakeAgent> {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}${agentPath}`, {
    headers: { authorization: `Bearer ${token}` },
    autoPong,
  })
  const heard: ServerMessage[] = []
  let wake = () => {}
  const closed = Promise.withResolvers<{ code: number; reason: string }>()
  socket.on('message', data => {
    heard.push(JSON.parse(String(data)))
    wake()
  })
  socket.on('close', (code, reason) => closed.resolve({ code, reason: String(reason) }))
  const agent: FakeAgent = {
    async hear(type) {
      for (;;) {
        const index = heard.findIndex(message => message.type === type)
        if (index >= 0) return heard.splice(index, 1)[0] as never
        await new Promise<void>(resolve => {
          wake = resolve
        })
      }
    },
    unheard: () => heard,
    say: message => socket.send(JSON.stringify(message)),
    sayText: text => socket.send(text),
    cut: () => socket.terminate(),
    closed: closed.promise,
  }
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve(agent))
    socket.on('error', reject)
    socket.once('unexpected-response', (_request, response) => {
      reject(new Error(`status ${response.statusCode}`))
      socket.terminate()
    })
  })
}
