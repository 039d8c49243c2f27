import { selectRows } from '../store/selectRows.ts'
import { listBody } from './listBody.ts'
import { type Listing, type ListPlan, listPlan } from './listPlan.ts'
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
  const plan = listPlan(request)
  const { headers, of } = plan
  const body = 'writeRow' in of ? await rowsBody(request, plan, of, as) : await retrieveApply(request, of)
  return { status: 200, headers, body }
}

async function rowsBody(
  request: ReadRequest,
  { wants, format }: ListPlan,
  list: Listing,
  as: 'rows' | 'references',
): Promise<string> {
  const { baseUrl, store } = request
  const query = restrictedList(request, list.query)
  const found = await store.scan(() => selectRows(query, store.dialect))
  const { rows, count, countLimitExceeded } = found
  const isRows = as === 'rows'
  const write = isRows ? list.writeRow : list.writeReference
  return listBody(
    rows.map(row => write(row, baseUrl)),
    {
      format,
      context: baseUrl + (isRows ? list.context : '/$metadata#Collection($ref)'),
      count,
      countLimitExceeded,
      wants,
      nextLink: list.paged && found.next !== undefined ? nextLink(request, query, found, list.page) : undefined,
    },
  )
}
