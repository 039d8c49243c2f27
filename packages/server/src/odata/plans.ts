import type { Store } from '../store/steps.ts'
import type { ReadRequest } from './readRequest.ts'

/**
 * Something of a kind worked out of the text of a request, kept beside the store: callers ask again and again with one
 * and the same text. The oldest makes room; `keep` says of a new one whether it depends on its text alone.
 *
 * @example
 * planOf('row', request, () => makePlan(request), plan => plan.query.expand.length === 0)
 */
export function planOf<Plan>(
  kind: 'row' | 'list' | 'fetch',
  { table, query, prefer = '', accept = '', store }: Text,
  make: () => Plan,
  keep: (plan: Plan) => boolean,
): Plan {
  const plans = plansOf(store)
  // No URL and no header holds a line break: each of them ends where it ends.
  const key = [kind, table.logicalName, query, prefer, accept].join('\n')
  const known = plans.get(key)
  if (known !== undefined) return known as Plan
  const plan = make()
  if (key.length > longestKey || !keep(plan)) return plan
  if (plans.size >= mostPlans) plans.delete(plans.keys().next().value as string)
  plans.set(key, plan)
  return plan
}

/** What a plan is made of. */
type Text = Pick<ReadRequest, 'table' | 'query' | 'prefer' | 'accept' | 'store'>

/** fetchXml is long once it is encoded. */
const longestKey = 4000
const mostPlans = 500

// One map for all kinds of plans, so that together they are bounded.
function plansOf(store: Store): Map<string, unknown> {
  const known = kept.get(store)
  if (known !== undefined) return known
  const plans = new Map<string, unknown>()
  kept.set(store, plans)
  return plans
}
const kept = new WeakMap<Store, Map<string, unknown>>()
