import { dataverseError } from '@deskhand/contract/errors'
import { restrictJoin } from '../authorization/restrictJoin.ts'
import { annotationsOf } from '../odata/annotationsOf.ts'
import { appliedPreferences } from '../odata/appliedPreferences.ts'
import { pageSize } from '../odata/bindRows.ts'
import { formatJoinedRow } from '../odata/formatJoinedRow.ts'
import type { JsonValue } from '../odata/formatValue.ts'
import { formatHeaders, plainFormat } from '../odata/jsonFormat.ts'
import { narrowed } from '../odata/narrowed.ts'
import { parseQueryOptions } from '../odata/parseQueryOptions.ts'
import { prefer, wants } from '../odata/prefer.ts'
import { publishedLinks } from '../odata/published.ts'
import type { QueryOptions } from '../odata/query.ts'
import type { ReadAnswer, ReadRequest } from '../odata/readRequest.ts'
import type { BoundJoin } from '../store/boundJoin.ts'
import { selectJoin, sortedBy } from '../store/selectJoin.ts'
import { bindFetch } from './bindFetch.ts'
import type { Fetch } from './fetch.ts'
import { type CookieColumn, readPagingCookie, writePagingCookie } from './pagingCookie.ts'
import { parseFetch } from './parseFetch.ts'

/**
 * Answers `GET /set?fetchXml=…`: text → nodes → bound query → restricted query → rows → JSON.
 * Source: Dataverse wire, sections 3.4 and 3.5.
 */
export async function retrieveFetch(request: ReadRequest): Promise<ReadAnswer> {
  const { table, user, baseUrl, store, now } = request
  const options = parseQueryOptions(request.query)
  requireAlone(options)
  const preferences = prefer(request.prefer)
  const fetch = parseFetch(options.fetchXml ?? '')
  const bound = bindFetch(table, fetch, { user, now, preferences })
  const columns = bound.query.grouped ? [] : sortedBy(bound.query, store.dialect)
  const counted = fetch.returnTotalRecordCount || options.count === true
  const query: BoundJoin = {
    ...bound.query,
    root: narrowed(bound.query.root, request.also),
    ...placeOf(fetch, bound.query, columns),
    ...(counted && { count: { limit: pageSize } }),
  }
  const restricted = restrictJoin(request.hidesDrafts === true ? publishedLinks(query) : query, user)
  const found = await store.scan(() => selectJoin(restricted, store.dialect))
  const wanted = (name: string): boolean => wants(preferences.annotations, `Microsoft.Dynamics.CRM.${name}`)
  const shown = bound.shown === undefined ? '' : `(${bound.shown.join(',')})`
  const format = plainFormat(request.accept)
  const list: Record<string, JsonValue> = {}
  if (format.metadata !== 'none') list['@odata.context'] = `${baseUrl}/$metadata#${table.set}${shown}`
  if (found.count !== undefined) list['@odata.count'] = found.count
  if (wanted('totalrecordcount')) list['@Microsoft.Dynamics.CRM.totalrecordcount'] = found.count ?? -1
  if (wanted('totalrecordcountlimitexceeded'))
    list['@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded'] = found.countLimitExceeded ?? false
  if (found.more && bound.paged) {
    if (found.edges !== undefined && wanted('fetchxmlpagingcookie'))
      list['@Microsoft.Dynamics.CRM.fetchxmlpagingcookie'] = writePagingCookie(fetch.page ?? 1, found.edges, columns)
    if (wanted('morerecords')) list['@Microsoft.Dynamics.CRM.morerecords'] = true
  }
  const annotations = annotationsOf(preferences.annotations)
  list.value = found.rows.map(row => formatJoinedRow(bound.outputs, row, annotations, format))
  const honoured = ['odata.include-annotations', ...(fetch.count === undefined ? ['odata.maxpagesize'] : [])]
  return {
    status: 200,
    headers: { ...formatHeaders(format), ...appliedPreferences(preferences, honoured) },
    body: JSON.stringify(list),
  }
}

/** Whether a query string asks in fetchXml. */
export const asksFetchXml = (query: string): boolean => /(?:^|&)fetchXml=/.test(query)

function requireAlone(options: QueryOptions): void {
  for (const name of ['select', 'expand', 'filter', 'orderBy', 'top', 'skipToken', 'apply'] as const)
    if (options[name] !== undefined)
      throw dataverseError('BadQuery', `$${name.toLowerCase()} cannot stand beside fetchXml. Put it into the fetchXml.`)
}

/** The most rows that are reached by page numbers alone. Source: Microsoft Learn, "Page results using FetchXml". */
const mostWithoutCookie = 50_000

/** Where the page begins: behind the last row of the cookie, else so many pages from the first row. */
function placeOf(
  { page = 1, pagingCookie }: Fetch,
  { limit, grouped }: BoundJoin,
  columns: readonly CookieColumn[],
): Pick<BoundJoin, 'offset' | 'after'> {
  if (pagingCookie !== undefined && pagingCookie !== '' && !grouped) {
    const cookie = readPagingCookie(pagingCookie, columns)
    if (page > cookie.page) return { after: cookie.last, offset: bounded((page - cookie.page - 1) * limit, limit) }
  }
  return { offset: bounded((page - 1) * limit, limit) }
}

function bounded(offset: number, limit: number): number {
  if (offset === 0 || offset + limit <= mostWithoutCookie) return offset
  throw dataverseError(
    'BadQuery',
    `Pages behind the first ${mostWithoutCookie} rows want the paging cookie of the page before. Ask for the annotation Microsoft.Dynamics.CRM.fetchxmlpagingcookie.`,
  )
}
