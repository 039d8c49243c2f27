import { dataverseError } from '@deskhand/contract/errors'
import { restrictJoin } from '../authorization/restrictJoin.ts'
import { selectJoin } from '../store/selectJoin.ts'
import { annotationsOf } from './annotationsOf.ts'
import { appliedPreferences } from './appliedPreferences.ts'
import { bindApply } from './bindApply.ts'
import { joinedRowWriter } from './joinedRowWriter.ts'
import { formatHeaders, plainFormat } from './jsonFormat.ts'
import { narrowed } from './narrowed.ts'
import { linkToPage } from './nextLink.ts'
import { prefer } from './prefer.ts'
import { publishedLinks } from './published.ts'
import type { QueryOptions } from './query.ts'
import type { ReadAnswer, ReadRequest } from './readRequest.ts'

/**
 * Answers `GET /set?$apply=…`: rows put together. More of them than a page holds are counted through, page by page.
 * Source: Dataverse wire, sections 3.4 and 3.5.
 */
export async function retrieveApply(request: ReadRequest, options: QueryOptions): Promise<ReadAnswer> {
  const { table, user, baseUrl, store, now } = request
  const preferences = prefer(request.prefer)
  for (const name of ['select', 'expand', 'filter', 'count'] as const)
    if (options[name] !== undefined)
      throw dataverseError('BadQuery', `$${name} cannot stand beside $apply. Filter with $apply=filter(…)/groupby(…).`)
  const page = pageOf(options.skipToken)
  const { query, outputs } = bindApply(table, options, { user, now, preferences }, page)
  const asked = { ...query, root: narrowed(query.root, request.also) }
  const restricted = restrictJoin(request.hidesDrafts === true ? publishedLinks(asked) : asked, user)
  const found = await store.scan(() => selectJoin(restricted, store.dialect))
  const annotations = annotationsOf(preferences.annotations)
  const format = plainFormat(request.accept)
  const write = joinedRowWriter(outputs, annotations, format)
  const context =
    format.metadata === 'none' ? '' : `"@odata.context":${JSON.stringify(`${baseUrl}/$metadata#${table.set}`)},`
  const paged = preferences.maxPageSize !== undefined || options.top === undefined
  const next = found.more && paged ? `,"@odata.nextLink":${JSON.stringify(linkToPage(request, tokenOf(page + 1)))}` : ''
  return {
    status: 200,
    headers: {
      ...formatHeaders(format),
      ...appliedPreferences(preferences, ['odata.maxpagesize', 'odata.include-annotations']),
    },
    body: `{${context}"value":[${found.rows.map(write).join(',')}]${next}}`,
  }
}

const tokenOf = (page: number): string => encodeURI(`<cookie pagenumber="${page}" istracking="False" />`)

function pageOf(token: string | undefined): number {
  if (token === undefined) return 1
  const page = /^<cookie pagenumber="([1-9]\d{0,4})" istracking="False" \/>$/.exec(token)?.[1]
  if (page !== undefined) return Number(page)
  throw dataverseError(
    'BadQuery',
    'The $skiptoken is malformed. Follow @odata.nextLink as it is, without changing the query.',
  )
}
