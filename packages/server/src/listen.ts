import { createServer as createHttpServer, type RequestListener, type Server, type ServerOptions } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { agentPath } from '@deskhand/contract/agentMessages'
import { refuseUnread } from './protection/refuseUnread.ts'

/**
 * Room for the longest URL and for headers beside it, and time for the largest body over a slow line; what is longer or
 * slower is refused before it reaches us.
 */
const options: ServerOptions = {
  maxHeaderSize: 128 * 1024,
  headersTimeout: 20_000,
  requestTimeout: 300_000,
  keepAliveTimeout: 65_000,
  // Some HTTP clients offer h2c with every request; it is answered as the HTTP/1.1 it is.
  shouldUpgradeCallback: ({ url }) => url?.split('?')[0] === agentPath,
}

export const httpServer = (listener: RequestListener): Server =>
  createHttpServer(options, listener).on('clientError', refuseUnread)

export const httpsServer = (listener: RequestListener, { key, cert }: { key: string; cert: string }): Server =>
  createHttpsServer({ ...options, key, cert, minVersion: 'TLSv1.2' }, listener).on('clientError', refuseUnread)

/** Listens and gives the port. */
export function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host, port }, () => {
      server.off('error', reject)
      resolve((server.address() as AddressInfo).port)
    })
  })
}

/** Takes no more connections, lets requests under way end for `grace` ms, and cuts the rest. */
export function close(server: Server, grace: number): Promise<void> {
  if (!server.listening) return Promise.resolve()
  return new Promise(resolve => {
    const cut = setTimeout(() => server.closeAllConnections(), grace)
    server.close(() => {
      clearTimeout(cut)
      resolve()
    })
    server.closeIdleConnections()
  })
}
