import type { IncomingHttpHeaders } from 'node:http'
import { dataverseError } from '@deskhand/contract/errors'
import { headerLines, headersOf } from './multipart.ts'

/** A request that came inside a batch. */
export interface InnerRequest {
  readonly method: string
  /** As the caller wrote it: absolute, rooted, relative, or beginning with the reference `$1`. */
  readonly url: string
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
  /** What other requests of the batch refer to it by. */
  readonly contentId?: string
}

/** Longest URL inside a batch, in characters. Source: Dataverse wire, section 3.1. */
export const longestInnerUrl = 65_536

/**
 * Reads the request that the content of an `application/http` part is.
 *
 *     GET /api/data/v9.2/workflows?$select=name HTTP/1.1
 *     Accept: application/json
 */
export function innerRequest(content: Buffer, contentId: string | undefined): InnerRequest {
  const { texts, next } = headerLines(withoutBlankLines(content))
  const [line = '', ...headers] = texts
  const match = /^([A-Z]+) +(\S.*?) +HTTP\/\d(?:\.\d)? *$/.exec(line)
  if (match?.[1] === undefined || match[2] === undefined)
    throw dataverseError(
      'BadQuery',
      `A request of the batch must begin with a line such as 'GET /api/data/v9.2/workflows HTTP/1.1', not '${line.slice(0, 100)}'.`,
    )
  if (match[2].length > longestInnerUrl) throw dataverseError('UriTooLong', longestInnerUrl)
  const read = headersOf(headers)
  return {
    method: match[1],
    url: match[2],
    headers: read,
    body: bodyOf(withoutBlankLines(content).subarray(next), read['content-length']),
    ...(contentId !== undefined && { contentId }),
  }
}

/** Clients leave one blank line or several above the request. */
function withoutBlankLines(content: Buffer): Buffer {
  let at = 0
  while (content[at] === 0x0d || content[at] === 0x0a) at++
  return content.subarray(at)
}

/** A length that fits cuts off what clients put below the body. */
function bodyOf(bytes: Buffer, contentLength: string | undefined): Buffer {
  const length = /^\d{1,10}$/.test(contentLength ?? '') ? Number(contentLength) : bytes.length
  return length <= bytes.length ? bytes.subarray(0, length) : bytes
}
