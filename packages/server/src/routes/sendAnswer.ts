import type { ServerResponse } from 'node:http'
import type { Answer } from './answer.ts'

const jsonType = 'application/json; odata.metadata=minimal'

/** Puts an answer on the wire, with the headers that all answers carry. Source: Dataverse wire, section 3.3. */
export function sendAnswer(answer: Answer, response: ServerResponse, requestId: string): void {
  if (response.headersSent || response.destroyed) return
  const headers: Record<string, string | number> = {
    'Cache-Control': 'no-cache',
    'OData-Version': '4.0',
    'x-ms-service-request-id': requestId,
    'X-Content-Type-Options': 'nosniff',
  }
  if (answer.body === undefined) {
    if (answer.status !== 204 && answer.status !== 304) headers['Content-Length'] = 0
  } else {
    headers['Content-Type'] = jsonType
    headers['Content-Length'] = Buffer.byteLength(answer.body)
  }
  for (const name in answer.headers) setHeader(headers, name, answer.headers[name] as string)
  response.writeHead(answer.status, headers)
  response.end(answer.body)
}

/** Answers name the type in lower case or not; there must be one only. */
function setHeader(headers: Record<string, string | number>, name: string, value: string): void {
  if (name.toLowerCase() === 'content-type') headers['Content-Type'] = value
  else headers[name] = value
}
