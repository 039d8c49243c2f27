import type { Http } from '../core/http.ts'
import { type Query, queryHeaders, queryString } from './query.ts'

interface Page<Row> {
  readonly value: readonly Row[]
  readonly '@odata.nextLink'?: string
}

/**
 * Rows of a table, page after page.
 *
 * @example
 * for await (const flow of retrieveMultiple(http, 'workflows', { filter: 'category eq 6' })) …
 */
export async function* retrieveMultiple<Row>(http: Http, set: string, query: Query = {}): AsyncGenerator<Row> {
  const headers = queryHeaders(query)
  let next: string | undefined = `${set}${queryString(query)}`
  while (next !== undefined) {
    const response = await http.send('GET', next, { headers })
    const page = (await response.json()) as Page<Row>
    yield* page.value
    next = page['@odata.nextLink']
  }
}
