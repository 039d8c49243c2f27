import type { Condition } from '../boundQuery.ts'

/** What must hold all at once for a condition to hold: the parts of an `and`, those of an `and` in it, …; else itself. */
export function conjuncts(where: Condition | undefined): readonly Condition[] {
  if (where === undefined || where.kind === 'always') return []
  return where.kind === 'and' ? where.of.flatMap(conjuncts) : [where]
}
