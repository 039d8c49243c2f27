import { isOfCaller } from '../odata/namedCondition.ts'
import { conditionOperators } from './conditionOperators.ts'
import type { Fetch, FetchEntity, FetchFilter } from './fetch.ts'

/** Whether what a query means depends on who asks or when: so it is with operators such as `eq-userid` and `today`. */
export const dependsOnCaller = ({ entity }: Fetch): boolean => entityDepends(entity)

const entityDepends = ({ filters, links }: FetchEntity): boolean =>
  filters.some(filterDepends) || links.some(entityDepends)

function filterDepends({ of }: FetchFilter): boolean {
  return of.some(one => {
    if (one.kind === 'condition') return isOfCaller(conditionOperators.get(one.operator) ?? '')
    return one.kind === 'filter' ? filterDepends(one) : entityDepends(one)
  })
}
