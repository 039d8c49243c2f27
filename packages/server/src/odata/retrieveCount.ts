import { restrict } from '../authorization/restrict.ts'
import { countRows } from '../store/countRows.ts'
import { bind } from './bind.ts'
import { pageSize } from './bindRows.ts'
import { narrowed } from './narrowed.ts'
import { parseQueryOptions } from './parseQueryOptions.ts'
import { prefer } from './prefer.ts'
import type { ReadAnswer, ReadRequest } from './readRequest.ts'

/**
 * Answers `GET /set/$count`: the number of rows the user may see and the filter lets through, as plain text behind a
 * byte order mark; never more than 5,000.
 * Source: Dataverse wire, section 3.5.
 */
export async function retrieveCount(request: ReadRequest): Promise<ReadAnswer> {
  const { table, user, store, now } = request
  const { filter, aliases } = parseQueryOptions(request.query)
  const asked = { ...(filter && { filter }), ...(aliases && { aliases }) }
  const { query } = bind(table, asked, { user, now, preferences: prefer(undefined) })
  const visible = restrict(narrowed(query, request.also), user)
  const count = await store.scan(() => countRows(visible, pageSize, store.dialect))
  return { status: 200, headers: { 'Content-Type': 'text/plain' }, body: `\ufeff${Math.min(count, pageSize)}` }
}
