import { type DataverseError, dataverseError } from '@deskhand/contract/errors'
import { type InnerRequest, innerRequest } from './innerRequest.ts'
import { boundaryOf, multipart, type Part } from './multipart.ts'

/** What a batch asks for, in order: single requests, and change sets, whose requests are kept all or not at all. */
export type BatchItem =
  | { readonly kind: 'request'; readonly request: InnerRequest }
  | { readonly kind: 'changeSet'; readonly requests: readonly InnerRequest[] }

/** Most requests of one batch. Source: Dataverse wire, section 3.9. */
export const mostRequests = 1000

/**
 * Reads a `multipart/mixed` batch. Everything is read before anything is run, so that a batch that was cut short, or
 * that is not understood, changes nothing.
 * Source: Dataverse wire, section 3.9.
 */
export function readBatch(body: Buffer, boundary: string): readonly BatchItem[] {
  const items = multipart(body, boundary, mostRequests).map(readItem)
  requireFew(items)
  return items
}

/** Refuses a batch with more requests than may be. */
function requireFew(items: readonly BatchItem[]): void {
  const count = items.reduce((sum, item) => sum + (item.kind === 'request' ? 1 : item.requests.length), 0)
  if (count > mostRequests)
    throw dataverseError('BadQuery', `The batch holds ${count} requests; at most ${mostRequests} are allowed.`)
}

function readItem(part: Part): BatchItem {
  const boundary = boundaryOf(part.headers['content-type'])
  if (boundary === undefined) return { kind: 'request', request: readRequest(part) }
  const requests = multipart(part.body, boundary, mostRequests).map(readRequest)
  return { kind: 'changeSet', requests: requests.map(requireWrite) }
}

function readRequest({ headers, body }: Part): InnerRequest {
  const type = headers['content-type'] ?? ''
  if (!/^application\/http\s*(?:;|$)/i.test(type))
    throw dataverseError(
      'BadQuery',
      `A part of a batch has the Content-Type '${type.slice(0, 100)}'; it must be application/http, or multipart/mixed for a change set, which holds no other.`,
    )
  const encoding = headers['content-transfer-encoding'] ?? 'binary'
  if (!/^(?:binary|8bit|7bit)$/i.test(encoding))
    throw dataverseError(
      'BadQuery',
      `A part of a batch has the Content-Transfer-Encoding '${encoding.slice(0, 100)}'; it must be binary.`,
    )
  const contentId = headers['content-id']
  if (contentId !== undefined && !/^[\w.~-]{1,100}$/.test(contentId))
    throw dataverseError('BadQuery', `'${contentId.slice(0, 100)}' is no Content-ID: it is a short name or number.`)
  return innerRequest(body, contentId)
}

/** A change set holds what changes something. */
export function requireWrite(request: InnerRequest): InnerRequest {
  if (['POST', 'PUT', 'PATCH', 'DELETE'].includes(request.method)) return request
  throw notInChangeSet(request.method)
}

const notInChangeSet = (method: string): DataverseError =>
  dataverseError(
    'BadQuery',
    `An invalid HTTP method '${method}' was detected for a request in a change set. Requests in change sets only support the HTTP methods 'POST', 'PUT', 'DELETE', and 'PATCH'.`,
  )
