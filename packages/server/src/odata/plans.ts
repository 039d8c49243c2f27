import type { Store } from '../store/steps.ts'

/**
 * Something worked out of the text of a query, kept beside the store: callers ask again and again with one and the
 * same text. The oldest makes room; `keep` says of a new one whether it depends on its text alone.
 *
 * @example
 * planOf(store, 'row flowsession?$select=statuscode', makePlan, plan => plan.query.expand.length === 0)
 */
export function planOf<Plan>(store: Store, key: string, make: () => Plan, keep: (plan: Plan) => boolean): Plan {
  const plans = plansOf(store)
  const known = plans.get(key)
  if (known !== undefined) return known as Plan
  const plan = make()
  if (key.length > longestKey || !keep(plan)) return plan
  if (plans.size >= mostPlans) plans.delete(plans.keys().next().value as string)
  plans.set(key, plan)
  return plan
}

/** fetchXml is long once it is encoded. */
const longestKey = 4000
const mostPlans = 500

// One map for all kinds of plans: whoever makes a key begins it with the kind.
function plansOf(store: Store): Map<string, unknown> {
  const known = kept.get(store)
  if (known !== undefined) return known
  const plans = new Map<string, unknown>()
  kept.set(store, plans)
  return plans
}
const kept = new WeakMap<Store, Map<string, unknown>>()
