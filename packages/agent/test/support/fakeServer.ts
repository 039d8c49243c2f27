import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { AgentMessage, ServerMessage } from '@deskhand/contract/agentMessages'
import { type WebSocket, WebSocketServer } from 'ws'

/** The server's end of the link, told what to say by the test. */
export interface FakeServer {
  readonly url: string
  /** Authorization headers seen, one a connection. */
  readonly tokens: string[]
  /** Answers the next attempts to connect with this HTTP status; undefined: takes them. */
  status: number | undefined
  /** The next message of the agent of this type; other types are passed over and kept. */
  hear<Type extends AgentMessage['type']>(type: Type): Promise<Extract<AgentMessage, { type: Type }>>
  /** What has been heard and not asked for. */
  unheard(): AgentMessage[]
  say(message: ServerMessage): void
  sayText(text: string): void
  /** Cuts the connection. */
  cut(): void
  /** Settled when the agent has closed the connection. */
  closed(): Promise<void>
  close(): Promise<void>
}

export async function fakeServer(): Promise<FakeServer> {
  const http = createServer()
  const sockets = new WebSocketServer({ noServer: true })
  const heard: AgentMessage[] = []
  const tokens: string[] = []
  let wake = () => {}
  let socket: WebSocket | undefined
  let closed = Promise.withResolvers<void>()

  http.on('upgrade', (request, stream, head) => {
    tokens.push(request.headers.authorization ?? '')
    if (server.status !== undefined) return stream.end(`HTTP/1.1 ${server.status} No\r\nContent-Length: 0\r\n\r\n`)
    sockets.handleUpgrade(request, stream, head, connection => {
      socket = connection
      closed = Promise.withResolvers<void>()
      connection.on('message', data => {
        heard.push(JSON.parse(String(data)))
        wake()
      })
      connection.on('close', () => closed.resolve())
    })
  })
  await new Promise<void>(resolve => http.listen(0, '127.0.0.1', resolve))

  const server: FakeServer = {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    tokens,
    status: undefined,
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
    say: message => socket?.send(JSON.stringify(message)),
    sayText: text => socket?.send(text),
    cut: () => socket?.terminate(),
    closed: () => closed.promise,
    async close() {
      for (const client of sockets.clients) client.terminate()
      http.closeAllConnections()
      await new Promise(resolve => http.close(resolve))
    },
  }
  return server
}
