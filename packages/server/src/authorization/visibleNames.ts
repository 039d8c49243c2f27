import type { Table } from '@deskhand/contract/table'
import { tables } from '@deskhand/contract/tables/index'
import type { Condition } from '../store/boundQuery.ts'
import { rowCondition } from './rowCondition.ts'
import type { UserContext } from './userContext.ts'

/** A lookup whose row is shown, or sorted by, by its name. */
export interface NamedLookup {
  readonly table: Table
  readonly column: string
}

/**
 * Of the tables that lookups lead to, those whose rows the user may not all read, and which of their rows it may: the
 * name of any other is not told, nor found out by sorting. Undefined where every name may be told.
 */
export function visibleNames(
  lookups: readonly NamedLookup[],
  user: UserContext,
): Readonly<Record<string, Condition>> | undefined {
  const targets = new Set(lookups.flatMap(({ table, column }) => Object.keys(table.columns[column]?.targets ?? {})))
  const guarded = tables.flatMap(table => {
    if (!targets.has(table.logicalName)) return []
    const condition = rowCondition(table, 'Read', user)
    return condition.kind === 'always' ? [] : [[table.logicalName, condition] as const]
  })
  return guarded.length === 0 ? undefined : Object.fromEntries(guarded)
}
