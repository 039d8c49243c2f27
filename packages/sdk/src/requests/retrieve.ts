import type { Http } from '../core/http.ts'
import { type Query, queryHeaders, queryString } from './query.ts'

/** One row by key. `retrieve(http, 'flowsessions', id, { select: ['statuscode'] })` */
export async function retrieve<Row>(
  http: Http,
  set: string,
  id: string,
  query: Query = {},
  signal?: AbortSignal,
): Promise<Row> {
  const response = await http.send('GET', `${set}(${id})${queryString(query)}`, {
    headers: queryHeaders(query),
    ...(signal ? { signal } : {}),
  })
  return (await response.json()) as Row
}

/** The text or JSON of one property: `/$value`. Empty (204) is undefined. */
export async function retrieveValue(
  http: Http,
  set: string,
  id: string,
  property: string,
): Promise<string | undefined> {
  const response = await http.send('GET', `${set}(${id})/${property}/$value`)
  return response.status === 204 ? undefined : await response.text()
}
