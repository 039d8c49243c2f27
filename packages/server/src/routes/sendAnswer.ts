import type { ServerResponse } from 'node:http'
import { gzip } from 'node:zlib'
import { acceptsGzip } from './acceptsGzip.ts'
import type { Answer } from './answer.ts'

const jsonType = 'application/json; odata.metadata=minimal'

/**
 * Puts an answer on the wire, with the headers that all answers carry. A long text is compressed, beside the event loop,
 * for who takes it so; short ones, such as a run's status, never are.
 *
 * @param acceptEncoding the header `Accept-Encoding` of the request
 *
 * Source: Dataverse wire, section 3.3.
 */
export function sendAnswer(
  answer: Answer,
  response: ServerResponse,
  requestId: string,
  acceptEncoding?: string | readonly string[],
): void {
  if (response.headersSent || response.destroyed) return
  const { status, body } = answer
  const headers: Headers = {
    'Cache-Control': 'no-cache',
    'OData-Version': '4.0',
    'x-ms-service-request-id': requestId,
    'X-Content-Type-Options': 'nosniff',
  }
  if (body !== undefined) headers['Content-Type'] = jsonType
  for (const name in answer.headers) setHeader(headers, name, answer.headers[name] as string)
  if (body === undefined) {
    if (status !== 204 && status !== 304) headers['Content-Length'] ??= 0
    response.writeHead(status, headers)
    response.end()
    return
  }
  if (body.length >= shortest && isCompressible(status, headers)) {
    const known = response.getHeader('Vary')
    headers.Vary = known === undefined ? 'Accept-Encoding' : `${known}, Accept-Encoding`
    if (acceptsGzip(acceptEncoding?.toString())) {
      sendCompressed(status, headers, body, response)
      return
    }
  }
  send(status, headers, body, response)
}

type Headers = Record<string, string | number>

/** Characters below which an answer is not worth compressing. */
const shortest = 4096

/** Texts alone, and no parts of files: their ranges count the bytes there are. */
const isCompressible = (status: number, headers: Headers): boolean =>
  status !== 206 &&
  headers['Accept-Ranges'] === undefined &&
  /^(?:text\/|multipart\/mixed|application\/(?:json|xml)\b)/i.test(String(headers['Content-Type']))

function sendCompressed(status: number, headers: Headers, body: string | Uint8Array, response: ServerResponse): void {
  gzip(body, { level: 4 }, (error, compressed) => {
    if (response.destroyed) return
    if (error === null) send(status, { ...headers, 'Content-Encoding': 'gzip' }, compressed, response)
    else send(status, headers, body, response)
  })
}

function send(status: number, headers: Headers, body: string | Uint8Array, response: ServerResponse): void {
  headers['Content-Length'] = Buffer.byteLength(body)
  response.writeHead(status, headers)
  response.end(body)
}

/** Answers name the type in lower case or not; there must be one only. */
function setHeader(headers: Headers, name: string, value: string): void {
  if (name.toLowerCase() === 'content-type') headers['Content-Type'] = value
  else headers[name] = value
}
