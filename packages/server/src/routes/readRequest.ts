import type { Table } from '@deskhand/contract/table'
import { published } from '../odata/published.ts'
import type { ReadRequest } from '../odata/readRequest.ts'
import type { ApiParts, ApiRequest } from './apiRequest.ts'
import { showsDrafts } from './showsDrafts.ts'

type Asked = Pick<ApiRequest, 'query' | 'headers' | 'user' | 'baseUrl' | 'now'>

/** What the query pipeline needs of a request. */
export const readRequest = (request: Asked, table: Table, { store }: ApiParts): ReadRequest => ({
  table,
  // Nothing between two marks asks for nothing.
  query: request.query.replace(/^&+|&+$|(?<=&)&+/g, ''),
  prefer: request.headers.prefer as string | undefined,
  accept: request.headers.accept,
  ifNoneMatch: request.headers['if-none-match'],
  user: request.user,
  baseUrl: request.baseUrl,
  store,
  now: request.now,
})

/**
 * The same where desktop flows that are not published are left out, unless the caller asks for them by header.
 * Source: Dataverse wire, section 1.2.
 */
export function publishedRequest(request: Asked, table: Table, parts: ApiParts): ReadRequest {
  const all = readRequest(request, table, parts)
  if (showsDrafts(request.headers)) return all
  const also = published(table)
  return { ...all, hidesDrafts: true, ...(also && { also }) }
}
