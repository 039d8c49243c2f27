import { listBody } from '../odata/listBody.ts'
import type { ReadAnswer, ReadRequest } from '../odata/readRequest.ts'
import { restrictedJoin } from '../odata/restrictedJoin.ts'
import type { JoinedRows } from '../store/boundJoin.ts'
import { selectJoin } from '../store/selectJoin.ts'
import { type FetchPlan, fetchPlan } from './fetchPlan.ts'
import { writePagingCookie } from './pagingCookie.ts'

/**
 * Answers `GET /set?fetchXml=…`: text → nodes → bound query → restricted query → rows → JSON.
 * Source: Dataverse wire, sections 3.4 and 3.5.
 */
export async function retrieveFetch(request: ReadRequest): Promise<ReadAnswer> {
  const { baseUrl, store } = request
  const plan = fetchPlan(request)
  const query = restrictedJoin(request, plan.query)
  const found = await store.scan(() => selectJoin(query, store.dialect))
  return { status: 200, headers: plan.headers, body: bodyOf(plan, found, baseUrl) }
}

/** Whether a query string asks in fetchXml. */
export const asksFetchXml = (query: string): boolean => /(?:^|&)fetchXml=/.test(query)

function bodyOf(plan: FetchPlan, found: JoinedRows, baseUrl: string): string {
  const { format, wants } = plan
  const { rows, count, countLimitExceeded } = found
  return listBody(rows.map(plan.write), {
    format,
    context: baseUrl + plan.context,
    count,
    countLimitExceeded,
    wants,
    annotations: found.more && plan.paged ? moreAnnotations(plan, found) : {},
  })
}

/** How a page that is not the last leads on. */
const moreAnnotations = (
  { wants, page, columns }: FetchPlan,
  { edges }: JoinedRows,
): Record<string, string | true> => ({
  ...(edges !== undefined &&
    wants('fetchxmlpagingcookie') && { fetchxmlpagingcookie: writePagingCookie(page, edges, columns) }),
  ...(wants('morerecords') && { morerecords: true }),
})
