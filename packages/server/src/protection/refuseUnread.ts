import type { Duplex } from 'node:stream'

/**
 * Answers a request that could not be read as HTTP, came too slowly, or has longer headers than are read, with an
 * ordinary error, and closes its connection.
 */
export function refuseUnread(error: Error & { code?: string }, socket: Duplex): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy()
    return
  }
  const { status, message } = answers[error.code ?? ''] ?? malformed
  const body = JSON.stringify({ error: { code: '0x80060888', message } })
  const head = [
    `HTTP/1.1 ${status}`,
    'Content-Type: application/json; odata.metadata=minimal',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'OData-Version: 4.0',
    'Connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}

interface Refusal {
  readonly status: string
  readonly message: string
}

const malformed: Refusal = { status: '400 Bad Request', message: 'The request is not HTTP that can be read.' }

const answers: Readonly<Record<string, Refusal>> = {
  HPE_HEADER_OVERFLOW: {
    status: '431 Request Header Fields Too Large',
    message: 'The URL and the headers of the request hold more than 131072 bytes.',
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: '408 Request Timeout',
    message: 'The request did not come whole in the time there is for it.',
  },
}
