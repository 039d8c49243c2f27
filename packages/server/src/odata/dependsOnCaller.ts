import { isOfCaller } from './namedCondition.ts'
import type { QueryOptions } from './query.ts'

/** Whether what a query means depends on who asks or when, as it does with `EqualUserId` and `Today`. */
export const dependsOnCaller = ({ filter, apply, aliases, expand }: QueryOptions): boolean =>
  holdsFunction([filter, apply, aliases]) || (expand ?? []).some(({ options }) => dependsOnCaller(options))

function holdsFunction(node: unknown): boolean {
  if (typeof node !== 'object' || node === null) return false
  if ('kind' in node && node.kind === 'queryFunction' && 'name' in node && isOfCaller(String(node.name))) return true
  return Object.values(node).some(holdsFunction)
}
