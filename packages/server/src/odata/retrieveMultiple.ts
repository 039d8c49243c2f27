import { dataverseError } from '@deskhand/contract/errors'
import { restrict } from '../authorization/restrict.ts'
import { selectRows } from '../store/selectRows.ts'
import { appliedPreferences } from './appliedPreferences.ts'
import { bind } from './bind.ts'
import { contextUrl } from './contextUrl.ts'
import { formatRows } from './formatRows.ts'
import { formatHeaders, jsonFormat } from './jsonFormat.ts'
import { narrowed } from './narrowed.ts'
import { nextLink } from './nextLink.ts'
import { parseQueryOptions } from './parseQueryOptions.ts'
import { prefer } from './prefer.ts'
import { publishedExpansions } from './published.ts'
import type { ReadAnswer, ReadRequest } from './readRequest.ts'
import { retrieveApply } from './retrieveApply.ts'

/**
 * Answers `GET /set`: text → query → bound query → restricted query → rows → JSON. As `references` the rows are no
 * more than their URLs.
 * Source: Dataverse wire, sections 3.4 and 3.5.
 */
export async function retrieveMultiple(request: ReadRequest, as: 'rows' | 'references' = 'rows'): Promise<ReadAnswer> {
  const { table, user, baseUrl, store, now } = request
  const options = parseQueryOptions(request.query)
  if (options.fetchXml !== undefined)
    throw dataverseError('BadQuery', `fetchXml is sent to the set of its entity: ${table.set}?fetchXml=…`)
  if (options.apply !== undefined) return retrieveApply(request, options)
  const preferences = prefer(request.prefer)
  const format = jsonFormat(request.accept)
  const { query, page, paged } = bind(table, options, { user, now, preferences })
  const asked = narrowed(query, request.also)
  const restricted = restrict(request.hidesDrafts === true ? publishedExpansions(asked) : asked, user)
  const found = await store.scan(() => selectRows(restricted, store.dialect))
  const body = formatRows(restricted, found, {
    as,
    context: as === 'references' ? `${baseUrl}/$metadata#Collection($ref)` : contextUrl(baseUrl, restricted, options),
    nextLink: paged && found.next !== undefined ? nextLink(request, restricted, found, page) : undefined,
    annotations: preferences.annotations,
    format,
    baseUrl,
    options,
  })
  return {
    status: 200,
    headers: {
      ...formatHeaders(format),
      ...appliedPreferences(preferences, ['odata.maxpagesize', 'odata.include-annotations']),
    },
    body,
  }
}
