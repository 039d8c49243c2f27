import type { BoundQuery } from '../store/boundQuery.ts'
import type { Store } from '../store/steps.ts'
import { bind } from './bind.ts'
import { type JsonFormat, jsonFormat } from './jsonFormat.ts'
import { parseQueryOptions } from './parseQueryOptions.ts'
import { prefer } from './prefer.ts'
import type { Preferences, QueryOptions } from './query.ts'
import type { ReadRequest } from './readRequest.ts'
import { type RowWriter, rowWriter } from './rowWriter.ts'

/** What is known of a read of one row before its key and its user are looked at. */
export interface ReadPlan {
  readonly options: QueryOptions
  readonly preferences: Preferences
  readonly query: BoundQuery
  readonly format: JsonFormat
  readonly write: RowWriter
  /** The query with further columns, always the same object for the same columns. */
  fetching(columns: readonly string[]): BoundQuery
}

/**
 * Reads and binds the query of a read by key. Callers poll runs with one and the same text, so plans are kept beside
 * the store; what depends on user or time, expansions, is worked out anew.
 */
export function readPlan(request: ReadRequest): ReadPlan {
  const { table, query, prefer, accept, store } = request
  const key = `${table.logicalName}?${query} ${prefer ?? ''} ${accept ?? ''}`
  const plans = plansOf(store)
  const known = plans.get(key)
  if (known !== undefined) return known
  const plan = makePlan(request)
  if (plan.query.expand.length === 0 && key.length <= longestKey) {
    if (plans.size >= mostPlans) plans.delete(plans.keys().next().value as string)
    plans.set(key, plan)
  }
  return plan
}

const longestKey = 1000
const mostPlans = 500

const plansOf = (store: Store): Map<string, ReadPlan> => {
  const known = kept.get(store)
  if (known !== undefined) return known
  const plans = new Map<string, ReadPlan>()
  kept.set(store, plans)
  return plans
}
const kept = new WeakMap<Store, Map<string, ReadPlan>>()

/** Of one row only `$select` and `$expand` are heeded. */
function makePlan({ table, query: text, prefer: header, accept, user, now }: ReadRequest): ReadPlan {
  const options = parseQueryOptions(text)
  const preferences = prefer(header)
  const format = jsonFormat(accept)
  const { select, expand, aliases } = options
  const asked = { ...(select && { select }), ...(expand && { expand }), ...(aliases && { aliases }) }
  const { query } = bind(table, asked, { user, now, preferences })
  const variants = new Map<string, BoundQuery>()
  return {
    options,
    preferences,
    query,
    format,
    write: rowWriter(query, options, preferences, format),
    fetching(columns) {
      const key = columns.join()
      const variant = variants.get(key) ?? Object.freeze({ ...query, columns: [...query.columns, ...columns] })
      variants.set(key, variant)
      return variant
    },
  }
}
