import type { IncomingHttpHeaders } from 'node:http'
import type { Answer } from './answer.ts'

/**
 * What a browser is told of an answer that a page of another origin asked for; nothing to all others. Every page may
 * ask: what it sends carries a token of its own, never a cookie.
 * Source: Microsoft's page on OAuth with cross-origin resource sharing.
 */
export const crossOrigin = ({ origin }: IncomingHttpHeaders): Readonly<Record<string, string>> =>
  origin === undefined ? {} : { 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': exposed }

/** What pages read of answers, and browsers keep from them unless they are told not to. */
const exposed = [
  'ETag',
  'Location',
  'OData-EntityId',
  'OData-Version',
  'Preference-Applied',
  'Retry-After',
  'WWW-Authenticate',
  'x-ms-service-request-id',
  'x-ms-ratelimit-burst-remaining-xrm-requests',
  'x-ms-ratelimit-time-remaining-xrm-requests',
].join(', ')

/**
 * The answer to a browser that asks whether a page may send a request; undefined for any other request. Such a question
 * comes without a token.
 */
export function preflight(method: string | undefined, headers: IncomingHttpHeaders): Answer | undefined {
  if (method !== 'OPTIONS' || headers.origin === undefined) return undefined
  if (headers['access-control-request-method'] === undefined) return undefined
  const asked = headers['access-control-request-headers'] ?? ''
  return {
    status: 204,
    headers: {
      'Access-Control-Allow-Methods': 'GET, POST, PATCH, PUT, DELETE',
      ...(headerNames.test(asked) && { 'Access-Control-Allow-Headers': asked }),
      'Access-Control-Max-Age': '3600',
    },
  }
}

const headerNames = /^[\w-]{1,100}(?: *, *[\w-]{1,100}){0,100}$/
