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

function bodyOf(plan: FetchPlan, { rows, count, countLimitExceeded, more, edges }: JoinedRows, baseUrl: string) {
  const { format, wants } = plan
  const members: string[] = []
  const member = (name: string, value: string | number | boolean): void => {
    members.push(`"${name}":${JSON.stringify(value)}`)
  }
  if (format.metadata !== 'none') member('@odata.context', baseUrl + plan.context)
  if (count !== undefined) member('@odata.count', format.ieee754Compatible ? String(count) : count)
  if (wants('totalrecordcount')) member('@Microsoft.Dynamics.CRM.totalrecordcount', count ?? -1)
  if (wants('totalrecordcountlimitexceeded'))
    member('@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded', countLimitExceeded ?? false)
  if (more && plan.paged) {
    if (edges !== undefined)
      member('@Microsoft.Dynamics.CRM.fetchxmlpagingcookie', writePagingCookie(plan.page, edges, plan.columns))
    if (wants('morerecords')) member('@Microsoft.Dynamics.CRM.morerecords', true)
  }
  members.push(`"value":[${rows.map(plan.write).join(',')}]`)
  return `{${members.join(',')}}`
}
