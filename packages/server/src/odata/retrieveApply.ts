import { selectJoin } from '../store/selectJoin.ts'
import type { ApplyPlan } from './applyPlan.ts'
import { listBody } from './listBody.ts'
import { linkToPage } from './nextLink.ts'
import type { ReadRequest } from './readRequest.ts'
import { restrictedJoin } from './restrictedJoin.ts'

/**
 * The body of `GET /set?$apply=…`: rows put together. More of them than a page holds are counted through, page by page.
 * Source: Dataverse wire, sections 3.4 and 3.5.
 */
export async function retrieveApply(request: ReadRequest, plan: ApplyPlan): Promise<string> {
  const { baseUrl, store } = request
  const query = restrictedJoin(request, plan.query)
  const found = await store.scan(() => selectJoin(query, store.dialect))
  return listBody(found.rows.map(plan.write), {
    format: plan.format,
    context: baseUrl + plan.context,
    wants: () => false,
    nextLink: found.more && plan.paged ? linkToPage(request, tokenOf(plan.page + 1)) : undefined,
  })
}

const tokenOf = (page: number): string => encodeURI(`<cookie pagenumber="${page}" istracking="False" />`)
