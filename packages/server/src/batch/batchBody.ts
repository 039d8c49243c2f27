import { STATUS_CODES } from 'node:http'
import type { InnerAnswer, ItemAnswer } from './runBatch.ts'

const jsonType = 'application/json; odata.metadata=minimal'

/**
 * The answers of a batch as `multipart/mixed`: one part an item, a change set as a multipart of its own.
 *
 *     --batchresponse_<id>
 *     Content-Type: application/http
 *     Content-Transfer-Encoding: binary
 *
 *     HTTP/1.1 204 No Content
 *     OData-Version: 4.0
 *
 * Source: Dataverse wire, sections 3.3 and 3.9.
 */
export function batchBody(items: readonly ItemAnswer[], boundary: string, newId: () => string): Buffer {
  const pieces: (string | Uint8Array)[] = []
  for (const item of items) {
    pieces.push(`--${boundary}${newline}`)
    if (item.kind === 'request') writeAnswer(pieces, item.answer)
    else {
      const own = `changesetresponse_${newId()}`
      pieces.push(`Content-Type: multipart/mixed; boundary=${own}${newline}${newline}`)
      for (const answer of item.answers) {
        pieces.push(`--${own}${newline}`)
        writeAnswer(pieces, answer)
      }
      pieces.push(`--${own}--${newline}`)
    }
  }
  pieces.push(`--${boundary}--${newline}`)
  return Buffer.concat(pieces.map(piece => (typeof piece === 'string' ? Buffer.from(piece) : piece)))
}

const newline = '\r\n'

function writeAnswer(pieces: (string | Uint8Array)[], answer: InnerAnswer): void {
  const { status, body, contentId } = answer
  const lines = ['Content-Type: application/http', 'Content-Transfer-Encoding: binary']
  if (contentId !== undefined) lines.push(`Content-ID: ${contentId}`)
  lines.push('', `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`)
  for (const [name, value] of innerHeaders(answer)) lines.push(`${name}: ${value}`)
  pieces.push(lines.join(newline), newline, newline)
  if (body !== undefined) pieces.push(body)
  pieces.push(newline)
}

/** The headers of one answer inside a batch, in the order of the documented examples. */
export function innerHeaders({
  status,
  headers = {},
  body,
  requestId,
}: InnerAnswer): readonly (readonly [string, string])[] {
  const lines: (readonly [string, string])[] = []
  if (requestId !== undefined) lines.push(['REQ_ID', requestId])
  if (body !== undefined) {
    const type = headers['Content-Type'] ?? headers['content-type'] ?? jsonType
    lines.push(['Content-Type', status < 400 && type.startsWith(jsonType) ? `${type}; odata.streaming=true` : type])
  }
  lines.push(['OData-Version', '4.0'])
  const location = headers.Location ?? headers['OData-EntityId']
  if (location !== undefined) lines.push(['Location', location])
  for (const [name, value] of Object.entries(headers)) {
    if (name === 'Location' || name.toLowerCase() === 'content-type') continue
    lines.push([name === 'retry-after' ? 'Retry-After' : name, value])
  }
  return lines
}
