import { selectRows } from '../store/selectRows.ts'
import { appliedPreferences } from './appliedPreferences.ts'
import { formatRows } from './formatRows.ts'
import { formatHeaders } from './jsonFormat.ts'
import { listPlan } from './listPlan.ts'
import { nextLink } from './nextLink.ts'
import type { ReadAnswer, ReadRequest } from './readRequest.ts'
import { restrictedList } from './restrictedList.ts'
import { retrieveApply } from './retrieveApply.ts'

/**
 * Answers `GET /set`: text → query → bound query → restricted query → rows → JSON. As `references` the rows are no
 * more than their URLs.
 * Source: Dataverse wire, sections 3.4 and 3.5.
 */
export async function retrieveMultiple(request: ReadRequest, as: 'rows' | 'references' = 'rows'): Promise<ReadAnswer> {
  const { baseUrl, store } = request
  const { options, preferences, format, list } = listPlan(request)
  if (list === undefined) return retrieveApply(request, options)
  const query = restrictedList(request, list.query)
  const found = await store.scan(() => selectRows(query, store.dialect))
  const isRows = as === 'rows'
  const body = formatRows(found, isRows ? list.writeRow : list.writeReference, {
    context: baseUrl + (isRows ? list.context : '/$metadata#Collection($ref)'),
    nextLink: list.paged && found.next !== undefined ? nextLink(request, query, found, list.page) : undefined,
    annotations: preferences.annotations,
    format,
    baseUrl,
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
