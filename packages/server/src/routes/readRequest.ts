import type { Table } from '@deskhand/contract/table'
import type { ReadRequest } from '../odata/readRequest.ts'
import type { ApiParts, ApiRequest } from './apiRequest.ts'

/** What the query pipeline needs of a request. */
export const readRequest = (
  request: Pick<ApiRequest, 'query' | 'headers' | 'user' | 'baseUrl' | 'now'>,
  table: Table,
  { store }: ApiParts,
): ReadRequest => ({
  table,
  query: request.query,
  prefer: request.headers.prefer as string | undefined,
  accept: request.headers.accept,
  ifNoneMatch: request.headers['if-none-match'],
  user: request.user,
  baseUrl: request.baseUrl,
  store,
  now: request.now,
})
