import type { Table } from '@deskhand/contract/table'
import { sql } from 'kysely'
import type { Condition } from '../boundQuery.ts'
import { conditionSql } from './conditionSql.ts'
import type { Fragment, Source } from './source.ts'
import { tableNamed } from './tableNamed.ts'

/** Tables of which not every row may be shown, and which of their rows may. */
export type Visible = Readonly<Record<string, Condition>>

/**
 * The primary name of the row a lookup points to, as a subquery: joins are bounded, and a query may name many lookups.
 * Null where the row may not be shown.
 */
export function lookupName(
  table: Table,
  lookup: string,
  value: Fragment,
  from: Source,
  visible: Visible | undefined,
): Fragment {
  const names = targetsOf(table, lookup).map(target => {
    const named = from.inner(target)
    const parts = [sql`${named.key()} = ${value}`]
    const condition = visible?.[target.logicalName]
    if (condition !== undefined) parts.push(conditionSql(condition, named))
    const name = named.column({ path: [], column: target.name })
    return sql`(select ${name} from ${named.from()} where ${sql.join(parts, sql` and `)})`
  })
  if (names.length === 0) return sql`null`
  return names.length === 1 ? names[0]! : sql`coalesce(${sql.join(names)})`
}

/** The same for a lookup of the table a query is about, by joins where every row may be shown. */
export function ownLookupName(table: Table, lookup: string, from: Source, visible: Visible | undefined): Fragment {
  const isGuarded = targetsOf(table, lookup).some(target => visible?.[target.logicalName] !== undefined)
  if (!isGuarded && from.joinsNames) return from.nameOf(lookup)
  return lookupName(table, lookup, from.column({ path: [], column: lookup }), from, visible)
}

const targetsOf = (table: Table, lookup: string): readonly Table[] =>
  Object.keys(table.columns[lookup]?.targets ?? {}).flatMap(name => tableNamed(name) ?? [])
