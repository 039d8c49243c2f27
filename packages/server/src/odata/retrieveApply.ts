import { selectJoin } from '../store/selectJoin.ts'
import type { ApplyPlan } from './applyPlan.ts'
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
  const context = plan.context === undefined ? '' : `"@odata.context":${JSON.stringify(baseUrl + plan.context)},`
  const next =
    found.more && plan.paged ? `,"@odata.nextLink":${JSON.stringify(linkToPage(request, tokenOf(plan.page + 1)))}` : ''
  return `{${context}"value":[${found.rows.map(plan.write).join(',')}]${next}}`
}

const tokenOf = (page: number): string => encodeURI(`<cookie pagenumber="${page}" istracking="False" />`)
