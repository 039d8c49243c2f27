import { dataverseError } from '@deskhand/contract/errors'
import { annotationsOf } from '../odata/annotationsOf.ts'
import { appliedPreferences } from '../odata/appliedPreferences.ts'
import { pageSize } from '../odata/bindRows.ts'
import { joinedRowWriter } from '../odata/joinedRowWriter.ts'
import { formatHeaders, type JsonFormat, plainFormat } from '../odata/jsonFormat.ts'
import { parseQueryOptions } from '../odata/parseQueryOptions.ts'
import { planOf } from '../odata/plans.ts'
import { prefer, wants } from '../odata/prefer.ts'
import type { QueryOptions } from '../odata/query.ts'
import type { ReadRequest } from '../odata/readRequest.ts'
import type { BoundJoin } from '../store/boundJoin.ts'
import { sortedBy } from '../store/selectJoin.ts'
import type { Row } from '../store/steps.ts'
import { bindFetch } from './bindFetch.ts'
import { dependsOnCaller } from './dependsOnCaller.ts'
import type { Fetch } from './fetch.ts'
import { type CookieColumn, readPagingCookie } from './pagingCookie.ts'
import { parseFetch } from './parseFetch.ts'

/** What is known of a fetchXml query before its user is looked at. */
export interface FetchPlan {
  readonly query: BoundJoin
  readonly page: number
  /** Whether further pages are offered. */
  readonly paged: boolean
  /** What a paging cookie holds; nothing where none is read or written, or there is none for such a query. */
  readonly columns: readonly CookieColumn[]
  /** `@odata.context` behind the URL of the service. */
  readonly context: string
  readonly format: JsonFormat
  readonly headers: Readonly<Record<string, string>>
  /** Whether an annotation of the list was asked for: `morerecords`. */
  wants(annotation: string): boolean
  /** Writes a row as JSON. */
  readonly write: (row: Row) => string
}

/** Reads and binds a fetchXml query. Plans are kept, but for those that depend on who asks, or when. */
export function fetchPlan(request: ReadRequest): FetchPlan {
  const keep = ({ fetch }: { fetch: Fetch }): boolean => !dependsOnCaller(fetch)
  return planOf('fetch', request, () => makePlan(request), keep)
}

function makePlan({ table, query: text, prefer: header, accept, user, now, store }: ReadRequest) {
  const options = parseQueryOptions(text)
  requireAlone(options)
  const preferences = prefer(header)
  const fetch = parseFetch(options.fetchXml ?? '')
  const bound = bindFetch(table, fetch, { user, now, preferences })
  const counted = fetch.returnTotalRecordCount || options.count === true
  const wanted = (name: string): boolean => wants(preferences.annotations, `Microsoft.Dynamics.CRM.${name}`)
  const writesCookie = bound.paged && wanted('fetchxmlpagingcookie')
  const readsCookie = fetch.pagingCookie !== undefined && fetch.pagingCookie !== ''
  const columns = writesCookie || readsCookie ? sortedBy(bound.query, store.dialect) : []
  const query: BoundJoin = {
    ...bound.query,
    ...placeOf(fetch, bound.query, columns),
    ...(counted && { count: { limit: pageSize } }),
    ...(writesCookie && columns.length > 0 && { edges: true }),
  }
  const format = plainFormat(accept)
  const honoured = ['odata.include-annotations', ...(fetch.count === undefined ? ['odata.maxpagesize'] : [])]
  return {
    fetch,
    query,
    page: fetch.page ?? 1,
    paged: bound.paged,
    columns,
    context: `/$metadata#${table.set}${bound.shown === undefined ? '' : `(${bound.shown.join(',')})`}`,
    format,
    headers: { ...formatHeaders(format), ...appliedPreferences(preferences, honoured) },
    wants: wanted,
    write: joinedRowWriter(bound.outputs, annotationsOf(preferences.annotations), format),
  }
}

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
  { limit }: BoundJoin,
  columns: readonly CookieColumn[],
): Pick<BoundJoin, 'offset' | 'after'> {
  if (pagingCookie !== undefined && pagingCookie !== '' && columns.length > 0) {
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
